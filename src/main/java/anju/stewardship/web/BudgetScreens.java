package anju.stewardship.web;

import anju.access.Action;
import anju.city.City;
import anju.money.Money;
import anju.registry.Compound;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.stewardship.web.KeptPage.Ask;
import anju.stewardship.web.KeptPage.Cell;
import anju.stewardship.web.KeptPage.Field;
import anju.stewardship.web.KeptPage.Row;
import anju.stewardship.web.KeptPage.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the budgets of a compound against its book, the newest year first. */
@Component
class BudgetScreens {
    private static final int YEARS = 6;

    private final JdbcClient db;
    private final Keep keep;

    BudgetScreens(JdbcClient db, Keep keep) {
        this.db = db;
        this.keep = keep;
    }

    KeptPage budget(Site site, Compound compound, Form form) {
        boolean trust = db.sql(
                        "select exists (select from stewardship.service_now where compound_id = ? and model = 'TRUST')")
                .param(compound.id())
                .query(Boolean.class)
                .single();
        var sections = new ArrayList<Section>();
        db.sql("""
                select distinct on (year) id, year, version, paper from stewardship.trust_budget
                 where compound_id = ? order by year desc, version desc limit ?""")
                .params(compound.id(), YEARS)
                .query(Budget.class)
                .list()
                .forEach(budget -> sections.add(section(site, compound, budget)));
        if (sections.isEmpty()) {
            sections.add(new Section(
                    site.text("stewardship.budget.heading"),
                    site.text(trust ? "stewardship.budget.none" : "stewardship.no.budget-trust"),
                    List.of(),
                    List.of()));
        }
        var asks = new ArrayList<Ask>();
        if (trust && site.viewer().may(Action.STEWARD, compound.path())) {
            var year = String.valueOf(City.current().today().getYear());
            asks.add(keep.ask(
                    site,
                    form.key().equals(BudgetController.ADOPT) && form.typed().isEmpty()
                            ? form.with("year", year)
                            : form,
                    BudgetController.ADOPT,
                    "/compounds/" + compound.id() + "/budget",
                    Field.number("year", ""),
                    Field.paragraphs("lines"),
                    Field.choice("matter", keep.passedMatters(compound.id())),
                    Field.text("paper")));
        }
        return keep.page(site, compound, "stewardship.budget", List.of(), sections, asks);
    }

    /** Kinds of expense, by what they are called; the longest first, so that none hides behind a shorter one. */
    List<Option> kinds(Site site, Compound compound) {
        return keep.rules(compound).income().expenses().entrySet().stream()
                .map(kind -> new Option(
                        kind.getKey(), kind.getValue().name().in(site.words().locale())))
                .sorted(java.util.Comparator.comparingInt(
                        (Option option) -> -option.label().length()))
                .toList();
    }

    private Section section(Site site, Compound compound, Budget budget) {
        var kinds = keep.rules(compound).income().expenses();
        var lines = db.sql("""
                select coalesce(b.kind, s.kind) as kind, coalesce(b.amount_fen, 0) as planned_fen, coalesce(s.spent_fen, 0) as spent_fen
                  from (select kind, amount_fen from stewardship.trust_budget_line where budget_id = :budget) b
                  full join (select kind, sum(signed_fen)::bigint as spent_fen from stewardship.income_line
                              where compound_id = :compound and direction = 'EXPENSE' and extract(year from occurred_on) = :year group by kind) s
                    on s.kind = b.kind
                 order by planned_fen desc, kind""")
                .param("budget", budget.id)
                .param("compound", compound.id())
                .param("year", budget.year)
                .query(Line.class)
                .list();
        var rows = new ArrayList<Row>();
        for (var line : lines) {
            var kind = kinds.get(line.kind);
            rows.add(row(
                    site,
                    kind == null ? line.kind : kind.name().in(site.words().locale()),
                    line.plannedFen,
                    line.spentFen));
        }
        rows.add(row(
                site,
                site.text("stewardship.budget.total"),
                lines.stream().mapToLong(Line::plannedFen).sum(),
                lines.stream().mapToLong(Line::spentFen).sum()));
        return new Section(
                site.text("stewardship.budget.year", String.valueOf(budget.year), budget.version, budget.paper),
                "",
                List.of(
                        site.text("stewardship.budget.kind"),
                        site.text("stewardship.budget.planned"),
                        site.text("stewardship.budget.spent"),
                        site.text("stewardship.budget.left")),
                rows);
    }

    private static Row row(Site site, String kind, long planned, long spent) {
        long left = planned - spent;
        return new Row(
                "",
                List.of(
                        Cell.of(kind),
                        Cell.figure(site.money(new Money(planned))),
                        Cell.figure(site.money(new Money(spent))),
                        left < 0
                                ? Cell.badge("bad", site.text("stewardship.budget.over", new Money(-left)))
                                : Cell.figure(site.money(new Money(left)))));
    }

    private record Budget(UUID id, int year, int version, String paper) {}

    private record Line(String kind, long plannedFen, long spentFen) {}
}
