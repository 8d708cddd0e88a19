package anju.plan.web;

import anju.access.Action;
import anju.access.Grant;
import anju.access.Viewer;
import anju.city.City;
import anju.plan.CatalogueRules;
import anju.plan.Figure;
import anju.plan.Figures;
import anju.plan.QuantitySource;
import anju.plan.RegistryFact;
import anju.policy.Policy;
import anju.project.Project;
import anju.project.Projects;
import anju.registry.Registry;
import anju.site.Column;
import anju.site.Form;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.vote.VotingRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of plans. */
@Component
class PlanScreens {
    static final Listing<PlanListPage.Row> LIST = Listing.of(
            "plan.plans",
            "p.code desc",
            Column.<PlanListPage.Row>text("name", PlanListPage.Row::name).sortedBy("p.name"),
            Column.<PlanListPage.Row>text("code", PlanListPage.Row::code)
                    .sortedBy("p.code")
                    .notOnPhones(),
            Column.<PlanListPage.Row>figure("items", PlanListPage.Row::items),
            Column.<PlanListPage.Row>figure("estimate", PlanListPage.Row::estimate));

    static final Listing<PlanPage.Item> ITEMS = Listing.of(
            "plan.items",
            "i.number",
            Column.<PlanPage.Item>figure("number", PlanPage.Item::number),
            Column.<PlanPage.Item>text("code", PlanPage.Item::catalogueCode),
            Column.<PlanPage.Item>text("what", PlanPage.Item::title),
            Column.<PlanPage.Item>text("compound", PlanPage.Item::compound),
            Column.<PlanPage.Item>text("class", PlanPage.Item::itemClass),
            Column.<PlanPage.Item>text("character", PlanPage.Item::character),
            Column.<PlanPage.Item>figure("quantity", PlanPage.Item::quantity),
            Column.<PlanPage.Item>text("unit", PlanPage.Item::unit),
            Column.<PlanPage.Item>figure("price", PlanPage.Item::price),
            Column.<PlanPage.Item>figure("estimate", PlanPage.Item::estimate),
            Column.<PlanPage.Item>text("decision", PlanPage.Item::decision));

    private static final int EXPORT_AT_MOST = 20_000;

    private final JdbcClient db;
    private final Policy policy;
    private final Projects projects;
    private final Registry registry;
    private final Figures figures;
    private final FigureWords words;
    private final OverviewScreens overview;

    PlanScreens(
            JdbcClient db,
            Policy policy,
            Projects projects,
            Registry registry,
            Figures figures,
            FigureWords words,
            OverviewScreens overview) {
        this.db = db;
        this.policy = policy;
        this.projects = projects;
        this.registry = registry;
        this.figures = figures;
        this.words = words;
        this.overview = overview;
    }

    PlanListPage list(Site site, ListQuery query, Form form) {
        return new PlanListPage(
                site, LIST.page(query, rows(site, query, query.size(), query.offset()), total(site, query)), form);
    }

    Stream<PlanListPage.Row> export(Site site, ListQuery query) {
        return rows(site, query, EXPORT_AT_MOST, 0).stream();
    }

    private static final String MATCHING = """
              from project.project p
              left join plan.plan n on n.project_id = p.id
             where exists (select from project.place l join registry.compound_now c on c.id = l.compound_id
                             join unnest(:paths::text[]) g on c.path = g or starts_with(c.path, g || '/')
                            where l.project_id = p.id)
               and (:name = '%%' or p.name ilike :name or p.code ilike :name)
            """;

    private List<PlanListPage.Row> rows(Site site, ListQuery query, int limit, int offset) {
        return matching(
                        """
                select p.id as project_id, p.code, p.name, n.id as plan_id,
                       (select count(*) from plan.item_now i where i.plan_id = n.id and not i.withdrawn) as items,
                       (select coalesce(sum(i.estimate_fen), 0)::bigint from plan.item_now i where i.plan_id = n.id and not i.withdrawn) as estimate_fen,
                       :mayOpen as may_open
                """ + MATCHING + " order by " + LIST.orderBy(query) + " limit :limit offset :offset",
                        site.viewer(),
                        query)
                .param("mayOpen", site.viewer().may(Action.DRAW_UP_PLAN))
                .param("limit", limit)
                .param("offset", offset)
                .query(PlanListPage.Row.class)
                .list();
    }

    private long total(Site site, ListQuery query) {
        return matching("select count(*) " + MATCHING, site.viewer(), query)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec matching(String sql, Viewer viewer, ListQuery query) {
        var paths = viewer.grants().stream()
                .filter(grant -> Action.SEE_REGISTRY.isOpenTo(grant.role()))
                .map(Grant::placePath)
                .toList();
        return db.sql(sql).param("paths", "{" + String.join(",", paths) + "}").param("name", query.pattern("q"));
    }

    Optional<UUID> projectOf(UUID plan) {
        return db.sql("select project_id from plan.plan where id = ?")
                .param(plan)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> planOfProject(UUID project) {
        return db.sql("select id from plan.plan where project_id = ?")
                .param(project)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> planOfItem(UUID item) {
        return db.sql("select plan_id from plan.item where id = ?")
                .param(item)
                .query(UUID.class)
                .optional();
    }

    PlanPage plan(Site site, UUID plan, Form form) {
        var project = seen(site, plan);
        boolean mayDrawUp = projects.paths(project.id()).stream()
                .anyMatch(path -> site.viewer().may(Action.DRAW_UP_PLAN, path));
        var rules = catalogue(project.id());
        var items = items(plan, rules);
        return new PlanPage(
                site,
                plan,
                project.id(),
                project.code(),
                project.name(),
                items,
                overview.of(site, plan, rules, items),
                versions(plan),
                mayDrawUp,
                form,
                said(site, items));
    }

    /** The plan's undertaking, for whoever works in at least one of its compounds. */
    Project seen(Site site, UUID plan) {
        var project = projectOf(plan).flatMap(projects::byId).orElseThrow(NotThere::new);
        if (projects.paths(project.id()).stream()
                .noneMatch(path -> site.viewer().may(Action.SEE_REGISTRY, path))) {
            projects.require(site.viewer(), Action.SEE_REGISTRY, project.id());
        }
        return project;
    }

    private List<PlanPage.Version> versions(UUID plan) {
        return db.sql("""
                select v.number, v.file_number, v.frozen_at, count(*) as items, sum(i.estimate_fen)::bigint as estimate_fen,
                       count(*) filter (where b.id is not null and not exists (
                         select from plan.version_item o where o.version_id = b.id and o.item_id = i.item_id)) as added,
                       (select count(*) from plan.version_item o where o.version_id = b.id and not exists (
                         select from plan.version_item n where n.version_id = v.id and n.item_id = o.item_id)) as dropped,
                       (select coalesce(sum(o.estimate_fen), 0)::bigint from plan.version_item o where o.version_id = b.id) as before_fen
                  from plan.version v join plan.version_item i on i.version_id = v.id
                  left join plan.version b on b.plan_id = v.plan_id and b.number = v.number - 1
                 where v.plan_id = ? group by v.id, b.id order by v.number desc""").param(plan).query(PlanPage.Version.class).list();
    }

    private List<PlanPage.Item> items(UUID plan, CatalogueRules rules) {
        var known = new HashMap<UUID, Map<String, Figure>>();
        var grounds = db.sql("""
                select g.item_id, g.need_id, n.title as need, g.reason,
                       (select count(*) from survey.need_part x where x.need_id = g.need_id) as households,
                       g.consensus_id, c.title as consensus, c.compound_id,
                       (select count(*) from consultation.grouped o where o.consensus_id = g.consensus_id) as opinions
                  from plan.item_ground g
                  join plan.item i on i.id = g.item_id
                  left join survey.need_now n on n.id = g.need_id
                  left join consultation.consensus c on c.id = g.consensus_id
                 where i.plan_id = ? order by n.title, c.title""").param(plan).query(PlanPage.Ground.class).list();
        var asked = db.sql("""
                select d.item_id, m.vote_id, m.title, m.state, m.verdict
                  from plan.item_decision d
                  join plan.item i on i.id = d.item_id
                  join vote.matter_now m on m.id = d.matter_id
                 where i.plan_id = ? order by m.closes_at""").param(plan).query(PlanPage.Asked.class).list();
        return db.sql("""
                select i.id, i.number, c.name as compound, i.compound_id, i.catalogue_code, i.title, i.class as item_class, i.character, i.unit,
                       i.quantity_milli, i.quantity_source, i.figure, i.figure_milli, i.figure_on, i.quantity_reason, i.price_fen, i.price_reason, i.maintenance_fund, i.estimate_fen, i.decision,
                       w.item_id is not null as withdrawn, w.reason as withdrawn_reason
                  from plan.item i
                  join registry.compound_now c on c.id = i.compound_id
                  left join plan.item_withdrawal w on w.item_id = i.id
                 where i.plan_id = ? order by i.number""")
                .param(plan)
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    var compound = row.getObject("compound_id", UUID.class);
                    var code = row.getString("catalogue_code");
                    var now = known.computeIfAbsent(compound, one -> figures.all(rules, one));
                    return new PlanPage.Item(
                            id,
                            row.getInt("number"),
                            row.getString("compound"),
                            compound,
                            code,
                            row.getString("title"),
                            anju.plan.ItemClass.valueOf(row.getString("item_class")),
                            anju.plan.WorkCharacter.valueOf(row.getString("character")),
                            anju.money.Unit.valueOf(row.getString("unit")),
                            row.getLong("quantity_milli"),
                            source(row, now.get(code)),
                            row.getLong("price_fen"),
                            rules.item(code)
                                    .map(kind -> new PlanPage.PriceRange(kind.priceLow(), kind.priceHigh()))
                                    .orElse(null),
                            row.getString("price_reason"),
                            row.getBoolean("maintenance_fund"),
                            row.getLong("estimate_fen"),
                            anju.plan.Decision.valueOf(row.getString("decision")),
                            row.getBoolean("withdrawn"),
                            row.getString("withdrawn_reason"),
                            grounds.stream().filter(g -> g.itemId().equals(id)).toList(),
                            asked.stream().filter(a -> a.itemId().equals(id)).toList());
                })
                .list();
    }

    private static PlanPage.Source source(ResultSet row, @Nullable Figure now) throws SQLException {
        var fact = row.getString("figure");
        var known = fact == null
                ? null
                : new Figure(
                        RegistryFact.of(fact).isPresent() ? QuantitySource.REGISTRY : QuantitySource.SURVEYED,
                        fact,
                        row.getLong("figure_milli"),
                        row.getObject("figure_on", LocalDate.class));
        return new PlanPage.Source(
                QuantitySource.valueOf(row.getString("quantity_source")), known, now, row.getString("quantity_reason"));
    }

    private Map<UUID, PlanPage.Said> said(Site site, List<PlanPage.Item> items) {
        var said = new HashMap<UUID, PlanPage.Said>();
        for (var item : items) {
            var known = item.source().known();
            var now = item.source().now();
            said.put(
                    item.id(),
                    new PlanPage.Said(
                            known == null ? null : words.said(site, item.compoundId(), known, item.unit()),
                            now == null ? null : words.said(site, item.compoundId(), now, item.unit())));
        }
        return said;
    }

    /** The plan's undertaking, for whoever may plan in at least one of its compounds. */
    Project planned(Site site, UUID plan) {
        var project = projectOf(plan).flatMap(projects::byId).orElseThrow(NotThere::new);
        if (compounds(site, project.id()).isEmpty()) {
            projects.require(site.viewer(), Action.DRAW_UP_PLAN, project.id());
        }
        return project;
    }

    /** The compounds of an undertaking where this person may plan. */
    List<Option> compounds(Site site, UUID project) {
        return projects.compoundsOf(project).stream()
                .filter(compound -> site.viewer().may(Action.DRAW_UP_PLAN, compound.path()))
                .map(compound -> new Option(compound.id().toString(), compound.name()))
                .toList();
    }

    CatalogueRules catalogue(UUID project) {
        return policy.rules(
                CatalogueRules.class,
                projects.paths(project).getFirst(),
                City.current().today());
    }

    /** Stairwells of the compounds an undertaking covers, each as "building stairwell". */
    List<Option> stairwells(Site site, UUID project) {
        return db.sql("""
                select s.building_id || ' ' || s.id as value, c.name, s.building_number, s.number
                  from project.place l
                  join registry.compound_now c on c.id = l.compound_id
                  join registry.stairwell_now s on s.compound_id = l.compound_id
                 where l.project_id = ?
                 order by c.name, length(s.building_number), s.building_number, length(s.number), s.number""")
                .param(project)
                .query((row, _) -> new Option(
                        row.getString("value"),
                        row.getString("name") + " "
                                + site.text(
                                        "vote.stairwells.name",
                                        row.getString("building_number"),
                                        row.getString("number"))))
                .list();
    }

    AskOwnersPage question(Site site, UUID plan, Form form) {
        var project = planned(site, plan);
        var rules = policy.rules(
                VotingRules.class,
                projects.paths(project.id()).getFirst(),
                City.current().today());
        var items = db.sql("""
                select i.id, i.number, i.title, c.name as compound, i.estimate_fen, i.decision
                  from plan.item_now i
                  join registry.compound_now c on c.id = i.compound_id
                 where i.plan_id = ? and not i.withdrawn
                   and not exists (select from plan.item_decision d join vote.matter_now m on m.id = d.matter_id
                                    where d.item_id = i.id and (m.state in ('PREPARED', 'FROZEN') or m.verdict = 'PASSED'))
                 order by i.decision = 'NONE', i.number""").param(plan).query(AskOwnersPage.Item.class).list();
        return new AskOwnersPage(
                site,
                form,
                plan,
                project.name(),
                compounds(site, project.id()),
                stairwells(site, project.id()),
                items,
                new AskOwnersPage.Periods(rules.noticeDays(), rules.openDaysMin(), rules.openDaysMax()));
    }
}
