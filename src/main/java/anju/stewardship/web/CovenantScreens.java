package anju.stewardship.web;

import anju.access.Action;
import anju.registry.Compound;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.stewardship.Comparison;
import anju.stewardship.Covenanting;
import anju.stewardship.web.KeptPage.Ask;
import anju.stewardship.web.KeptPage.Cell;
import anju.stewardship.web.KeptPage.Field;
import anju.stewardship.web.KeptPage.Row;
import anju.stewardship.web.KeptPage.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the covenants of a compound, version by version. */
@Component
class CovenantScreens {
    private final JdbcClient db;
    private final Keep keep;

    CovenantScreens(JdbcClient db, Keep keep) {
        this.db = db;
        this.keep = keep;
    }

    KeptPage covenants(Site site, Compound compound, Form form) {
        var sections = new ArrayList<Section>();
        for (var kind : Covenanting.Kind.values()) {
            sections.addAll(of(site, compound.id(), kind));
        }
        var asks = new ArrayList<Ask>();
        if (site.viewer().may(Action.STEWARD, compound.path())) {
            asks.add(keep.ask(
                    site,
                    form,
                    CovenantController.DRAFT,
                    "/compounds/" + compound.id() + "/covenants",
                    Field.choice("kind", site.options(Covenanting.Kind.class)),
                    Field.paragraphs("text")));
            if (!open(site, compound.id()).isEmpty()) {
                asks.add(keep.ask(
                        site,
                        form,
                        CovenantController.STEP,
                        "/compounds/" + compound.id() + "/covenants/step",
                        Field.choice("covenant", open(site, compound.id())),
                        Field.choice("deed", site.options(CovenantController.Deed.class)),
                        Field.choice("matter", keep.passedMatters(compound.id()))
                                .maybe(),
                        Field.text("paper")));
            }
        }
        return keep.page(site, compound, "stewardship.covenants", List.of(), sections, asks);
    }

    /** The newest version line by line against the one before it, and the history. */
    private List<Section> of(Site site, UUID compound, Covenanting.Kind kind) {
        var versions = db.sql("""
                select c.version, c.text, c.state, c.drafted_at,
                       (select s.paper from stewardship.covenant_step s where s.covenant_id = c.id and s.to_state = 'ADOPTED') as paper
                  from stewardship.covenant c where c.compound_id = ? and c.kind = ? order by c.version desc""")
                .params(compound, kind.name())
                .query((row, _) -> new Version(
                        row.getInt("version"),
                        row.getString("text"),
                        row.getString("state"),
                        row.getTimestamp("drafted_at").toInstant(),
                        row.getString("paper")))
                .list();
        var sections = new ArrayList<Section>();
        if (versions.isEmpty()) {
            sections.add(new Section(site.word(kind), site.text("stewardship.covenants.none"), List.of(), List.of()));
            return sections;
        }
        var newest = versions.getFirst();
        var before = versions.stream()
                .skip(1)
                .filter(version -> version.state.equals("PUBLISHED"))
                .findFirst();
        sections.add(new Section(
                site.text("stewardship.covenants.text", site.word(kind), newest.version),
                "",
                before.isPresent()
                        ? List.of(site.text("stewardship.covenants.line"), site.text("stewardship.covenants.words"))
                        : List.of(site.text("stewardship.covenants.words")),
                Comparison.of(before.map(version -> version.text).orElse(newest.text), newest.text).stream()
                        .map(line -> new Row(
                                "",
                                before.isPresent()
                                        ? List.of(Cell.of(site.word(line.change())), Cell.of(line.text()))
                                        : List.of(Cell.of(line.text()))))
                        .toList()));
        sections.add(new Section(
                site.text("stewardship.covenants.history", site.word(kind)),
                "",
                List.of(
                        site.text("stewardship.covenants.version"),
                        site.text("stewardship.covenants.state"),
                        site.text("stewardship.covenants.drafted"),
                        site.text("stewardship.covenants.paper")),
                versions.stream()
                        .map(version -> new Row(
                                "",
                                List.of(
                                        Cell.of(site.text("stewardship.covenants.number", version.version)),
                                        Cell.badge(
                                                version.state.equals("PUBLISHED") ? "ok" : "idle",
                                                site.text("stewardship.covenants.state." + version.state)),
                                        Cell.of(site.time(version.draftedAt)),
                                        Cell.of(version.paper == null ? "" : version.paper))))
                        .toList()));
        return sections;
    }

    List<Option> open(Site site, UUID compound) {
        return db.sql("""
                select id, kind, version, state from stewardship.covenant
                 where compound_id = ? and state in ('DRAFT', 'ADOPTED') order by kind, version""")
                .param(compound)
                .query((row, _) -> new Option(
                        row.getString("id"),
                        site.text(
                                "stewardship.covenants.option",
                                Covenanting.Kind.valueOf(row.getString("kind")),
                                row.getInt("version"),
                                site.text("stewardship.covenants.state." + row.getString("state")))))
                .list();
    }

    private record Version(
            int version,
            String text,
            String state,
            Instant draftedAt,
            @org.jspecify.annotations.Nullable String paper) {}
}
