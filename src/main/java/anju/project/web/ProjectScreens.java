package anju.project.web;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.policy.Policy;
import anju.project.GateAsked;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Project;
import anju.project.ProjectRules;
import anju.project.Projects;
import anju.project.Stage;
import anju.project.StageLine;
import anju.registry.Compound;
import anju.registry.Registry;
import anju.site.Column;
import anju.site.Form;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.Moment;
import anju.site.Option;
import anju.site.Site;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads undertakings for their pages. */
@Component
class ProjectScreens {
    static final String OPEN = "project.open";
    static final String RETURN = "project.return";
    static final String RECORD = "project.record";
    static final String WITHDRAW = "project.withdraw";
    static final String ADVANCE = "project.advance";
    static final Listing<ProjectsPage.Row> LIST = Listing.of(
            "project.list",
            "p.code desc",
            Column.<ProjectsPage.Row>text("code", ProjectsPage.Row::code).sortedBy("p.code"),
            Column.<ProjectsPage.Row>text("name", ProjectsPage.Row::name).sortedBy("p.name"),
            Column.<ProjectsPage.Row>text("compounds", ProjectsPage.Row::everyCompound)
                    .notOnPhones(),
            Column.<ProjectsPage.Row>text("stage", ProjectsPage.Row::stage).sortedBy("length(p.state), p.state"),
            Column.<ProjectsPage.Row>text("openedOn", ProjectsPage.Row::openedOn)
                    .notOnPhones());
    private static final int COMPOUNDS_OFFERED = 300;
    private static final String VISIBLE = """
            from project.project p
             where exists (select from project.place a
                             join registry.compound_now c on c.id = a.compound_id
                             join unnest(:places::text[]) g on c.path = g or starts_with(c.path, g || '/')
                            where a.project_id = p.id)
               and (p.name ilike :q or p.code ilike :q)""";

    private final JdbcClient db;
    private final Projects projects;
    private final Gates gates;
    private final StageLine line;
    private final Policy policy;
    private final Registry registry;
    private final ApplicationEventPublisher events;

    ProjectScreens(
            JdbcClient db,
            Projects projects,
            Gates gates,
            StageLine line,
            Policy policy,
            Registry registry,
            ApplicationEventPublisher events) {
        this.events = events;
        this.db = db;
        this.projects = projects;
        this.gates = gates;
        this.line = line;
        this.policy = policy;
        this.registry = registry;
    }

    /** The undertakings that touch the viewer's places; {@code limit} 0 means all of them. */
    List<ProjectsPage.Row> rows(Site site, ListQuery query, int limit, int offset) {
        return db.sql("select p.id, p.code, p.name, p.state, p.opened_at, "
                        + "array(select distinct c.name from project.place a"
                        + "  join registry.compound_now c on c.id = a.compound_id where a.project_id = p.id order by 1) as compounds "
                        + VISIBLE + " order by " + LIST.orderBy(query)
                        + (limit > 0 ? " limit " + limit + " offset " + offset : ""))
                .param("places", places(site.viewer()))
                .param("q", query.pattern("q"))
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    return new ProjectsPage.Row(
                            id,
                            row.getString("code"),
                            row.getString("name"),
                            List.of((String[]) row.getArray("compounds").getArray()),
                            line.name(site, id, Stage.valueOf(row.getString("state"))),
                            row.getTimestamp("opened_at")
                                    .toInstant()
                                    .atZone(City.ZONE)
                                    .toLocalDate());
                })
                .list();
    }

    long count(Site site, ListQuery query) {
        return db.sql("select count(*) " + VISIBLE)
                .param("places", places(site.viewer()))
                .param("q", query.pattern("q"))
                .query(Long.class)
                .single();
    }

    private static String[] places(Viewer viewer) {
        return viewer.grants().stream()
                .filter(grant -> Action.SEE_REGISTRY.isOpenTo(grant.role()))
                .map(grant -> grant.placePath())
                .distinct()
                .toArray(String[]::new);
    }

    ProjectPage project(Site site, Project project, Form returning, Form recording) {
        return project(site, project, returning, recording, Form.empty(WITHDRAW));
    }

    ProjectPage project(Site site, Project project, Form returning, Form recording, Form withdrawing) {
        var id = project.id();
        var viewer = site.viewer();
        var paths = projects.paths(id);
        boolean mayAdvance = paths.stream().allMatch(path -> viewer.may(Action.ADVANCE_STAGE, path));
        boolean mayRecord = project.recordedFrom() != null
                && paths.stream().allMatch(path -> viewer.may(Action.OPEN_PROJECT, path));
        var held = gates.held(id);
        var next = project.stage().isLast() ? null : project.stage().next();
        var recorded = recorded(id);
        var asked = next == null
                ? List.<GateCondition>of()
                : policy.rules(ProjectRules.class, project.editionId())
                        .stage(next)
                        .conditions();
        var book = policy.book(project.editionId());
        return new ProjectPage(
                site,
                id,
                project.code(),
                project.name(),
                project.stage(),
                line.name(site, id, project.stage()),
                next == null ? null : line.name(site, id, next),
                line.steps(site, id),
                asked.stream()
                        .map(condition -> new ProjectPage.Condition(
                                condition,
                                held.contains(condition)
                                        || condition == GateCondition.BASELINE_REGISTERED && projects.hasBaseline(id),
                                recorded.stream().anyMatch(fact -> fact.condition() == condition && fact.stands()),
                                held.contains(condition) ? List.of() : lacks(id, condition)))
                        .toList(),
                projects.broken(id),
                projects.compoundsOf(id).stream()
                        .map(compound -> new ProjectPage.Place(compound.id(), compound.name()))
                        .toList(),
                book.name().in(site.words().locale()),
                mayAdvance,
                Form.empty(ADVANCE).with("from", project.stage().name()),
                mayAdvance && project.stage() != Stage.G0
                        ? returning.with("from", project.stage().name())
                        : null,
                project.recordedFrom(),
                mayRecord ? recording : null,
                mayRecord && recorded.stream().anyMatch(ProjectPage.Recorded::stands) ? withdrawing : null,
                Arrays.stream(GateCondition.values())
                        .filter(condition -> !held.contains(condition))
                        .map(condition -> new Option(condition.name(), site.word(condition)))
                        .toList(),
                recorded,
                moments(site, project));
    }

    private List<GateAsked.Lack> lacks(UUID id, GateCondition condition) {
        var asked = new GateAsked(id, condition);
        events.publishEvent(asked);
        return asked.lacks();
    }

    private List<ProjectPage.Recorded> recorded(UUID id) {
        return db.sql("""
                select f.id, f.condition, r.occurred_on, r.reason, r.attachment_id, w.reason as withdrawn
                  from project.recorded_fact r join project.gate_fact f on f.id = r.fact_id
                  left join project.gate_fact b on b.withdraws = f.id
                  left join project.recorded_fact_withdrawal w on w.fact_id = b.id
                 where f.project_id = ? order by r.occurred_on, f.id""")
                .param(id)
                .query((row, _) -> new ProjectPage.Recorded(
                        row.getObject("id", UUID.class),
                        GateCondition.valueOf(row.getString("condition")),
                        row.getObject("occurred_on", LocalDate.class),
                        row.getString("reason"),
                        row.getObject("attachment_id", UUID.class),
                        row.getString("withdrawn")))
                .list();
    }

    private List<Moment> moments(Site site, Project project) {
        var moments = new ArrayList<Moment>();
        db.sql("""
                select 'OPENED' as kind, opened_at as at, '' as what, '' as note, false as later, 1 as times from project.project where id = :id
                union all
                select case act_kind when 'project.stage.advanced' then 'ADVANCED' else 'RETURNED' end, at, to_state,
                       coalesce(reason, ''), false, 1 from project.stage_step where project_id = :id
                union all
                select 'GO_LIVE', s.at, to_char(g.go_live_on, 'YYYY-MM-DD'), g.reason, false, 1
                  from project.go_live g join project.go_live_step s on s.go_live_id = g.id and s.to_state = 'APPROVED' where g.project_id = :id
                union all
                select case when withdraws is null then 'MET' else 'WITHDRAWN' end, met_at, condition, '', recorded_later, count(*)
                  from project.gate_fact where project_id = :id group by 1, 2, 3, 4, 5""").param("id", project.id()).query(row -> {
            var kind = row.getString("kind");
            var what = row.getString("what");
            moments.add(new Moment(
                    row.getTimestamp("at").toInstant(),
                    switch (kind) {
                        case "OPENED" -> site.text("project.moment.opened");
                        case "GO_LIVE" -> site.text("project.moment.go_live", LocalDate.parse(what));
                        case "ADVANCED", "RETURNED" ->
                            site.text(
                                    "project.moment." + kind.toLowerCase(java.util.Locale.ROOT),
                                    line.name(site, project.id(), Stage.valueOf(what)));
                        default ->
                            site.text(
                                    "project.moment." + kind.toLowerCase(java.util.Locale.ROOT),
                                    GateCondition.valueOf(what));
                    },
                    row.getInt("times") > 1
                            ? site.text("project.moment.times", row.getInt("times"))
                            : row.getString("note"),
                    "",
                    row.getBoolean("later")));
        });
        moments.sort(Comparator.comparing(Moment::at, Comparator.nullsFirst(Comparator.reverseOrder())));
        return moments;
    }

    OpenProjectPage open(Site site, List<UUID> chosen, Form form) {
        var offered = site.viewer().grants().stream()
                .filter(grant -> Action.OPEN_PROJECT.isOpenTo(grant.role()))
                .flatMap(grant -> registry.compoundsIn(grant.placePath()).stream())
                .distinct()
                .toList();
        var compounds = offered.stream()
                .filter(compound -> chosen.contains(compound.id()))
                .toList();
        return new OpenProjectPage(
                site,
                offered.stream()
                        .limit(COMPOUNDS_OFFERED)
                        .map(compound ->
                                new Option(compound.id().toString(), compound.name() + "  " + compound.address()))
                        .toList(),
                compounds.stream().map(Compound::id).toList(),
                compounds.stream()
                        .flatMap(compound -> places(site, compound).stream())
                        .toList(),
                form,
                offered.size() > COMPOUNDS_OFFERED);
    }

    private List<Option> places(Site site, Compound compound) {
        var places = new ArrayList<Option>();
        places.add(new Option("compound:" + compound.id(), site.text("project.open.whole", compound.name())));
        db.sql("""
                select distinct building_id, building_number, stairwell_id, stairwell_number
                  from registry.part_now where compound_id = ?
                 order by building_number, stairwell_number""").param(compound.id()).query(row -> {
            var building = "building:" + compound.id() + ":" + row.getString("building_id");
            if (places.stream().noneMatch(place -> place.value().equals(building))) {
                places.add(new Option(
                        building,
                        site.text("project.open.building", compound.name(), row.getString("building_number"))));
            }
            places.add(new Option(
                    "stairwell:" + compound.id() + ":" + row.getString("building_id") + ":"
                            + row.getString("stairwell_id"),
                    site.text(
                            "project.open.stairwell",
                            compound.name(),
                            row.getString("building_number"),
                            row.getString("stairwell_number"))));
        });
        return places;
    }
}
