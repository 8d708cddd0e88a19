package anju.works.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.NotPermitted;
import anju.access.People;
import anju.access.Role;
import anju.city.City;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import anju.project.Project;
import anju.project.Projects;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.works.Firms;
import anju.works.Severity;
import anju.works.WorksRules;
import anju.works.inspection.Finder;
import anju.works.inspection.FindingState;
import anju.works.inspection.Inspecting;
import anju.works.inspection.SupervisionGroup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of findings and of the supervision group. */
@Component
class FindingScreens {
    private static final int CLOSED_SHOWN = 100;
    private static final int FOUND_SHOWN = 20;
    private static final String FINDINGS = """
            select f.*, c.project_id, c.number as contract, coalesce(l.number || ' ' || l.title, '') as line, o.name as mender
              from works.finding f
              join works.contract c on c.id = f.contract_id
              join registry.organisation o on o.id = c.contractor_id
              left join works.contract_line l on l.id = f.contract_line_id""";

    private final JdbcClient db;
    private final Firms firms;
    private final Projects projects;
    private final People people;
    private final Policy policy;
    private final SupervisionGroup group;

    FindingScreens(
            JdbcClient db, Firms firms, Projects projects, People people, Policy policy, SupervisionGroup group) {
        this.db = db;
        this.firms = firms;
        this.projects = projects;
        this.people = people;
        this.policy = policy;
        this.group = group;
    }

    /** The undertaking, for whoever may see its findings: an owner as a member of its supervision group. */
    Project project(Site site, UUID id) {
        var project = projects.byId(id).orElseThrow(NotThere::new);
        projects.require(site.viewer(), Action.SEE_FINDINGS, id);
        boolean onlyOwner = site.viewer().grants().stream().allMatch(grant -> grant.role() == Role.OWNER);
        if (onlyOwner && !group.has(id, site.viewer().person())) {
            throw new NotPermitted(Action.SEE_FINDINGS);
        }
        return project;
    }

    FindingPage.Listed list(Site site, UUID id) {
        var project = project(site, id);
        var open = db.sql(FINDINGS + " where c.project_id = ? and f.state <> 'CLOSED' order by f.due_on, f.code")
                .param(id)
                .query((row, _) -> own(site, row))
                .list();
        var closed = db.sql(
                        FINDINGS + " where c.project_id = ? and f.state = 'CLOSED' order by f.filed_at desc limit ?")
                .params(id, CLOSED_SHOWN)
                .query((row, _) -> own(site, row))
                .list();
        return new FindingPage.Listed(
                site,
                project,
                contracts(site, id),
                open.stream().flatMap(Optional::stream).toList(),
                closed.stream().flatMap(Optional::stream).toList(),
                !finders(site, id).isEmpty(),
                site.viewer().may(Action.KEEP_GROUP));
    }

    /** A firm's people are shown what was found at their own contracts. */
    private Optional<FindingPage.Finding> own(Site site, ResultSet row) throws SQLException {
        return firms.may(site.viewer(), Action.SEE_FINDINGS, row.getObject("contract_id", UUID.class))
                ? Optional.of(finding(row))
                : Optional.empty();
    }

    private List<Option> contracts(Site site, UUID project) {
        return db
                .sql("select id, number from works.contract where project_id = ? order by signed_on, number")
                .param(project)
                .query((row, _) -> new Option(row.getString("id"), row.getString("number")))
                .list()
                .stream()
                .filter(each -> firms.may(site.viewer(), Action.SEE_FINDINGS, UUID.fromString(each.value())))
                .toList();
    }

    FindingPage.Entry entry(Site site, UUID id, Form form) {
        var project = project(site, id);
        var rules = policy.rules(WorksRules.class, project.editionId()).findings();
        var calendar = policy.rules(CalendarRules.class, project.editionId());
        var today = City.current().today();
        var terms = Arrays.stream(Severity.values())
                .map(severity -> new FindingPage.Term(
                        severity,
                        calendar.after(today, rules.days(severity)),
                        rules.blocking().contains(severity)))
                .toList();
        return new FindingPage.Entry(site, project, form, finders(site, id), lines(site, id), terms);
    }

    /** Where something can be wrong: a contract as a whole, or one of its lines. */
    private List<Option> lines(Site site, UUID project) {
        return db.sql("""
                select c.id, c.number as contract, null as line, c.signed_on, '' as number
                  from works.contract c where c.project_id = :project
                union all
                select l.id, c.number, l.number || ' ' || l.title, c.signed_on, l.number
                  from works.contract_line l join works.contract c on c.id = l.contract_id where c.project_id = :project
                 order by signed_on, contract, number""")
                .param("project", project)
                .query((row, _) -> {
                    var line = row.getString("line");
                    return new Option(
                            row.getString("id"),
                            line == null ? site.text("works.finding.whole", row.getString("contract")) : line);
                })
                .list();
    }

    /** What a choice of {@link #lines} means. */
    Optional<Chosen> chosen(UUID project, String value) {
        return db.sql("""
                select id as contract, null::uuid as line from works.contract where project_id = :project and id::text = :value
                union all
                select c.id, l.id from works.contract_line l join works.contract c on c.id = l.contract_id
                 where c.project_id = :project and l.id::text = :value""")
                .param("project", project)
                .param("value", value)
                .query((row, _) -> new Chosen(row.getObject("contract", UUID.class), row.getObject("line", UUID.class)))
                .optional();
    }

    private List<Option> finders(Site site, UUID project) {
        return Arrays.stream(Finder.values())
                .filter(finder -> maySpeakFor(site, project, finder))
                .map(finder -> new Option(finder.name(), site.word(finder)))
                .toList();
    }

    private boolean maySpeakFor(Site site, UUID project, Finder finder) {
        return projects.may(site.viewer(), Inspecting.actionOf(finder), project)
                && (finder != Finder.RESIDENTS
                        || group.has(project, site.viewer().person()));
    }

    FindingPage finding(Site site, UUID id, Form mend, Form recheck) {
        return db.sql(FINDINGS + " where f.id = ?")
                .param(id)
                .query((row, _) -> page(site, row, mend, recheck))
                .optional()
                .orElseThrow(NotThere::new);
    }

    private FindingPage page(Site site, ResultSet row, Form mend, Form recheck) throws SQLException {
        var project = project(site, row.getObject("project_id", UUID.class));
        var contract = row.getObject("contract_id", UUID.class);
        var finding = finding(row);
        var filedBy = row.getObject("filed_by", UUID.class);
        var taken = taken(finding.id());
        var asked = new java.util.HashSet<>(taken.stream().map(Taken::by).toList());
        asked.add(filedBy);
        var names = people.namesOf(asked, site.viewer().isStaff() ? Audience.STAFF : Audience.RESIDENT);
        return new FindingPage(
                site,
                project,
                finding,
                row.getString("mender"),
                names.getOrDefault(filedBy, ""),
                row.getTimestamp("filed_at").toInstant(),
                row.getObject("photo_id", UUID.class),
                taken.stream()
                        .map(step -> new FindingPage.Step(
                                step.to(), names.getOrDefault(step.by(), ""), step.note(), step.photo(), step.at()))
                        .toList(),
                finding.state() == FindingState.OPEN
                        && firms.may(site.viewer(), Inspecting.actionOf(Finder.CONTRACTOR), contract),
                finding.state() == FindingState.MENDED
                        && firms.may(
                                site.viewer(),
                                Inspecting.actionOf(finding.finder().rechecker()),
                                contract)
                        && maySpeakFor(site, project.id(), finding.finder().rechecker()),
                mend,
                recheck);
    }

    private List<Taken> taken(UUID finding) {
        return db.sql(
                        "select to_state, by_person, note, photo_id, at from works.finding_step where finding_id = ? order by at, id")
                .param(finding)
                .query((row, _) -> new Taken(
                        FindingState.valueOf(row.getString("to_state")),
                        row.getObject("by_person", UUID.class),
                        row.getString("note"),
                        row.getObject("photo_id", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** The photograph belongs to this finding. */
    boolean shows(UUID finding, UUID photo) {
        return db.sql("""
                select exists (select from works.finding where id = :finding and photo_id = :photo)
                    or exists (select from works.finding_step where finding_id = :finding and photo_id = :photo)""")
                .param("finding", finding)
                .param("photo", photo)
                .query(Boolean.class)
                .single();
    }

    FindingPage.Group group(Site site, UUID id, String asked, Form form) {
        var project = project(site, id);
        boolean mayKeep = projects.may(site.viewer(), Action.KEEP_GROUP, id);
        var serving = db.sql("""
                select id, person_id, from_on from works.group_member where project_id = ? and state = 'SERVING' order by from_on, id""")
                .param(id)
                .query((row, _) -> new Serving(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getObject("from_on", LocalDate.class)))
                .list();
        var audience = site.viewer().isStaff() ? Audience.STAFF : Audience.RESIDENT;
        var names = people.namesOf(serving.stream().map(Serving::person).toList(), audience);
        var members = serving.stream()
                .map(member ->
                        new FindingPage.Member(member.id(), names.getOrDefault(member.person(), ""), member.fromOn()))
                .toList();
        return new FindingPage.Group(
                site, project, members, mayKeep, asked, mayKeep ? found(id, asked) : List.of(), form);
    }

    private List<Option> found(UUID project, String asked) {
        if (asked.isBlank()) {
            return List.of();
        }
        var doors = new java.util.HashMap<UUID, String>();
        db.sql("""
                select o.person_id, min(p.building_number || '-' || p.stairwell_number || '-' || p.number) as door
                  from project.place l
                  join registry.part_now p on p.compound_id = l.compound_id
                  join registry.ownership_now o on o.part_id = p.id and o.person_id is not null
                 where l.project_id = ? group by o.person_id""").param(project).query(row -> {
            doors.put(row.getObject("person_id", UUID.class), row.getString("door"));
        });
        var like = people.namedLike(asked, doors.keySet());
        var names = people.namesOf(like.stream().limit(FOUND_SHOWN).toList(), Audience.STAFF);
        return names.entrySet().stream()
                .map(each -> new Option(each.getKey().toString(), each.getValue() + " " + doors.get(each.getKey())))
                .toList();
    }

    private static FindingPage.Finding finding(ResultSet row) throws SQLException {
        var dueOn = row.getObject("due_on", LocalDate.class);
        var state = FindingState.valueOf(row.getString("state"));
        return new FindingPage.Finding(
                row.getObject("id", UUID.class),
                row.getString("code"),
                Finder.valueOf(row.getString("finder")),
                Severity.valueOf(row.getString("severity")),
                row.getBoolean("blocks"),
                row.getString("what"),
                row.getString("place"),
                row.getString("contract"),
                row.getString("line"),
                dueOn,
                state != FindingState.CLOSED && dueOn.isBefore(City.current().today()),
                state);
    }

    /** @param line nothing when the whole contract was chosen */
    record Chosen(UUID contract, @Nullable UUID line) {}

    private record Taken(
            FindingState to, UUID by, String note, @Nullable UUID photo, Instant at) {}

    private record Serving(UUID id, UUID person, LocalDate fromOn) {}
}
