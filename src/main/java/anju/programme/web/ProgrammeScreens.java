package anju.programme.web;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.money.Money;
import anju.policy.Policy;
import anju.programme.Batching;
import anju.programme.Criterion;
import anju.programme.ProgrammeRules;
import anju.programme.Proposal;
import anju.programme.Ranked;
import anju.programme.Ranking;
import anju.registry.Registry;
import anju.site.Column;
import anju.site.Form;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the reserve and the proposals for their pages. */
@Component
class ProgrammeScreens {
    static final Listing<ReservePage.Row> LIST = Listing.of(
            "programme.list",
            "rank",
            Column.<ReservePage.Row>figure("rank", ReservePage.Row::rank).sortedBy("rank"),
            Column.<ReservePage.Row>text("name", ReservePage.Row::name).sortedBy("name"),
            Column.<ReservePage.Row>figure("points", ReservePage.Row::points).sortedBy("points"),
            Column.<ReservePage.Row>figure("households", ReservePage.Row::households)
                    .sortedBy("households"),
            Column.<ReservePage.Row>figure("estimated", ReservePage.Row::estimated)
                    .sortedBy("estimated"),
            Column.<ReservePage.Row>figure("wishedYear", ReservePage.Row::wishedYear)
                    .sortedBy("wishedYear")
                    .notOnPhones());
    private static final int COMPOUNDS_OFFERED = 300;

    private final JdbcClient db;
    private final Areas areas;
    private final Registry registry;
    private final Policy policy;
    private final Batching batching;

    ProgrammeScreens(JdbcClient db, Areas areas, Registry registry, Policy policy, Batching batching) {
        this.db = db;
        this.areas = areas;
        this.registry = registry;
        this.policy = policy;
        this.batching = batching;
    }

    ReservePage reserve(Site site, ListQuery query) {
        var rows = rows(site, query);
        var shown = rows.stream().skip(query.offset()).limit(query.size()).toList();
        return new ReservePage(
                site,
                LIST.page(query, shown, rows.size()),
                weights(site),
                proposals(site),
                site.viewer().may(Action.PROPOSE_BATCH));
    }

    /** The reserve where the viewer may see it, each place in the order of its own rules. */
    List<ReservePage.Row> rows(Site site, ListQuery query) {
        var wanted = query.filter("q").toLowerCase(Locale.ROOT);
        var rows = new ArrayList<ReservePage.Row>();
        for (var path : outermost(site.viewer())) {
            for (var each : batching.ranking(path).order()) {
                var candidate = each.candidate();
                if (candidate.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || candidate.code().toLowerCase(Locale.ROOT).contains(wanted)) {
                    rows.add(new ReservePage.Row(
                            candidate.reserve(),
                            candidate.compound(),
                            candidate.name(),
                            candidate.path(),
                            each.rank(),
                            each.points(),
                            each.parts(),
                            candidate.households(),
                            candidate.estimated(),
                            candidate.wishedYear()));
                }
            }
        }
        var order = order(query.sort());
        rows.sort(query.descending() ? order.reversed() : order);
        return rows;
    }

    private static Comparator<ReservePage.Row> order(String column) {
        Comparator<ReservePage.Row> order = switch (column) {
            case "name" -> Comparator.comparing(ReservePage.Row::name);
            case "points" -> Comparator.comparing(ReservePage.Row::points);
            case "households" -> Comparator.comparing(ReservePage.Row::households);
            case "estimated" -> Comparator.comparing(ReservePage.Row::estimated);
            case "wishedYear" -> Comparator.comparing(ReservePage.Row::wishedYear);
            default -> Comparator.comparing(ReservePage.Row::rank);
        };
        return order.thenComparing(ReservePage.Row::rank).thenComparing(ReservePage.Row::name);
    }

    /** The places the viewer sees the programme of, none of them inside another. */
    private static List<String> outermost(Viewer viewer) {
        var reach = viewer.reach(Action.SEE_PROGRAMME);
        return reach.stream()
                .filter(path -> reach.stream().noneMatch(other -> path.startsWith(other + "/")))
                .sorted()
                .toList();
    }

    private List<ReservePage.Weighed> weights(Site site) {
        var reach = outermost(site.viewer());
        var rules = policy.rules(
                ProgrammeRules.class,
                reach.isEmpty() ? "" : reach.getFirst(),
                City.current().today());
        return Arrays.stream(Criterion.values())
                .map(criterion -> {
                    var weight = rules.weight(criterion);
                    return new ReservePage.Weighed(
                            weight.name().in(site.words().locale()), weight.each(), weight.most());
                })
                .toList();
    }

    private List<ReservePage.ProposalRow> proposals(Site site) {
        return db.sql("""
                select p.id, p.name, p.year, a.name as area, p.budget_fen, p.submitted_at,
                       (select count(*) from programme.proposal_reserve r where r.proposal_id = p.id) as compounds
                  from programme.proposal p join city.area a on a.id = p.area_id
                  join unnest(?::text[]) g on a.path = g or starts_with(a.path, g || '/')
                 where p.batch_id is null order by p.submitted_at nulls last, p.year, p.name, p.id""")
                .param(outermost(site.viewer()).toArray(String[]::new))
                .query((row, _) -> {
                    var submitted = row.getTimestamp("submitted_at");
                    return new ReservePage.ProposalRow(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getInt("year"),
                            row.getString("area"),
                            row.getInt("compounds"),
                            new Money(row.getLong("budget_fen")),
                            submitted == null ? null : submitted.toInstant());
                })
                .list();
    }

    ReserveFormPage reserveForm(Site site, Form form) {
        var compounds = site.viewer().reach(Action.PROPOSE_BATCH).stream()
                .flatMap(path -> registry.compoundsIn(path).stream())
                .distinct()
                .limit(COMPOUNDS_OFFERED)
                .map(compound -> new Option(compound.id().toString(), compound.name() + "  " + compound.address()))
                .toList();
        return new ReserveFormPage(site, form, compounds);
    }

    ProposalPage proposal(Site site, @Nullable Proposal proposal, Form form) {
        var viewer = site.viewer();
        var offered = new LinkedHashMap<String, Area>();
        for (var area : areas.all()) {
            if (viewer.may(Action.PROPOSE_BATCH, area.path())) {
                offered.put(area.path(), area);
            }
        }
        var path = proposal == null ? offered.keySet().stream().findFirst().orElse("") : proposal.areaPath();
        var ranking = path.isEmpty() ? new Ranking(List.of()) : batching.ranking(path);
        boolean open = proposal == null
                || proposal.submittedAt() == null && viewer.may(Action.PROPOSE_BATCH, proposal.areaPath());
        boolean waits = proposal != null && proposal.submittedAt() != null && proposal.batch() == null;
        boolean own = proposal != null && proposal.draftedBy().equals(viewer.personId());
        boolean mayAnnounce = waits && viewer.may(Action.ANNOUNCE_BATCH, path);
        var chosen = proposal == null
                ? List.<Ranked>of()
                : ranking.order().stream()
                        .filter(each ->
                                proposal.reserves().contains(each.candidate().reserve()))
                        .toList();
        return new ProposalPage(
                site,
                proposal,
                form,
                offered.values().stream()
                        .map(area -> new Option(area.id().toString(), area.name()))
                        .toList(),
                ranking.order().stream()
                        .map(each -> new Option(
                                each.candidate().reserve().toString(),
                                site.text(
                                        "programme.proposal.candidate",
                                        each.rank(),
                                        each.candidate().name(),
                                        each.points(),
                                        each.candidate().households(),
                                        each.candidate().estimated())))
                        .toList(),
                chosen,
                proposal == null ? List.of() : ranking.passedOver(proposal.reserves()),
                chosen.stream().map(each -> each.candidate().estimated()).reduce(Money.ZERO, Money::plus),
                chosen.stream().mapToLong(each -> each.candidate().households()).sum(),
                open,
                mayAnnounce,
                own,
                waits && (own || mayAnnounce));
    }

    static Form typed(Proposal proposal) {
        return Form.of(ProgrammeController.DRAFT, formOf(proposal));
    }

    static ProposalForm formOf(Proposal proposal) {
        return new ProposalForm(
                proposal.name(),
                Integer.toString(proposal.year()),
                proposal.area().toString(),
                proposal.budget().yuan().toPlainString(),
                proposal.grounds(),
                proposal.reserves().stream().map(UUID::toString).toList());
    }

    /** Where an entry of the reserve is taken out; only for those who keep it. */
    TakingBackPage leaving(Site site, UUID reserve, Form form) {
        var compound = db.sql("select compound_id from programme.reserve where id = ?")
                .param(reserve)
                .query(UUID.class)
                .optional()
                .flatMap(registry::compound)
                .orElseThrow(NotThere::new);
        site.viewer().require(Action.PROPOSE_BATCH, compound.path());
        return new TakingBackPage(site, form, compound.name(), "/reserve/" + reserve + "/withdrawal", "/reserve");
    }

    /** Where an announced batch is taken back. */
    TakingBackPage withdrawing(Site site, UUID batch, Form form) {
        return db.sql("""
                select b.code, b.year, a.path from programme.batch b join city.area a on a.id = b.area_id where b.id = ?""")
                .param(batch)
                .query((row, _) -> {
                    site.viewer().require(Action.ANNOUNCE_BATCH, row.getString("path"));
                    return new TakingBackPage(
                            site,
                            form,
                            row.getString("code"),
                            "/batches/" + batch + "/withdrawal",
                            "/programme/" + row.getInt("year"));
                })
                .optional()
                .orElseThrow(NotThere::new);
    }
}
