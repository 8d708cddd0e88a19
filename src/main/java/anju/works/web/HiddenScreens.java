package anju.works.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.city.City;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Project;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.works.Firms;
import anju.works.StretchState;
import anju.works.WorksRules;
import anju.works.inspection.SupervisionGroup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of hidden works. */
@Component
class HiddenScreens {
    private static final String STRETCHES = """
            select s.*, l.number || ' ' || l.title as line
              from works.stretch s join works.contract_line l on l.id = s.contract_line_id""";

    private final JdbcClient db;
    private final Firms firms;
    private final People people;
    private final Policy policy;
    private final FindingScreens findings;
    private final SupervisionGroup group;
    private final StageNotes stages;

    HiddenScreens(
            JdbcClient db,
            Firms firms,
            People people,
            Policy policy,
            FindingScreens findings,
            SupervisionGroup group,
            StageNotes stages) {
        this.db = db;
        this.firms = firms;
        this.people = people;
        this.policy = policy;
        this.findings = findings;
        this.group = group;
        this.stages = stages;
    }

    HiddenPage.Listed list(Site site, UUID contract) {
        var head = head(site, contract);
        var rows = db.sql(STRETCHES + " where s.contract_id = ? order by s.announced_at desc")
                .param(contract)
                .query((row, _) -> row(row))
                .list();
        var needed = db.sql(
                        "select number || ' ' || title from works.contract_line where contract_id = ? and hidden order by length(number), number")
                .param(contract)
                .query(String.class)
                .list();
        return new HiddenPage.Listed(
                site,
                head.project(),
                contract,
                head.number(),
                rows,
                needed,
                firms.may(site.viewer(), Action.SIGN_AS_CONTRACTOR, contract));
    }

    HiddenPage.Entry entry(Site site, UUID contract, Form form) {
        var head = head(site, contract);
        var lines = db.sql(
                        "select id, number, title from works.contract_line where contract_id = ? order by length(number), number")
                .param(contract)
                .query((row, _) ->
                        new Option(row.getString("id"), row.getString("number") + " " + row.getString("title")))
                .list();
        return new HiddenPage.Entry(
                site,
                head.project(),
                contract,
                head.number(),
                policy.rules(WorksRules.class, head.edition()).hidden().lookHours(),
                form,
                lines,
                stages.note(site, head.project().id(), GateCondition.WORKS_ACCEPTED));
    }

    /** The form of a stretch that is announced again: the same line and place. */
    Form again(UUID stretch) {
        return db.sql("select contract_line_id, place from works.stretch where id = ?")
                .param(stretch)
                .query((row, _) -> Form.empty(HiddenForms.ANNOUNCE)
                        .with("again", stretch.toString())
                        .with("line", row.getString("contract_line_id"))
                        .with("place", row.getString("place")))
                .optional()
                .orElseThrow(NotThere::new);
    }

    HiddenPage stretch(Site site, UUID id, HiddenPage.Forms forms) {
        return db.sql(STRETCHES + " where s.id = ?")
                .param(id)
                .query((row, _) -> page(site, row, forms))
                .optional()
                .orElseThrow(NotThere::new);
    }

    private HiddenPage page(Site site, ResultSet row, HiddenPage.Forms forms) throws SQLException {
        var stretch = row(row);
        var contract = row.getObject("contract_id", UUID.class);
        var head = head(site, contract);
        var project = head.project().id();
        var state = stretch.state();
        var later = other("select id, code from works.stretch where again_of = ?", stretch.id());
        var witnesses = witnesses(stretch.id());
        boolean seen = witnesses.stream()
                .anyMatch(said -> said.by().equals(site.viewer().personId()));
        boolean own =
                row.getObject("announced_by", UUID.class).equals(site.viewer().personId());
        var may = new HiddenPage.May(
                state == StretchState.ANNOUNCED
                        && !own
                        && firms.may(site.viewer(), Action.SIGN_AS_SUPERVISOR, contract),
                state != StretchState.COVERED
                        && !seen
                        && firms.may(site.viewer(), Action.SUPERVISE_WORKS, contract)
                        && group.has(project, site.viewer().person()),
                state == StretchState.PASSED && firms.may(site.viewer(), Action.SIGN_AS_CONTRACTOR, contract),
                state == StretchState.TO_MEND
                        && later == null
                        && firms.may(site.viewer(), Action.SIGN_AS_CONTRACTOR, contract));
        return new HiddenPage(
                site,
                head.project(),
                contract,
                head.number(),
                stretch,
                row.getString("line"),
                row.getString("what"),
                state == StretchState.ANNOUNCED
                        && stretch.lookBy().isBefore(City.current().now()),
                photos(stretch.id()),
                told(site, steps(stretch.id())),
                told(site, witnesses),
                other(
                        "select e.id, e.code from works.stretch s join works.stretch e on e.id = s.again_of where s.id = ?",
                        stretch.id()),
                later,
                may,
                forms.look(),
                forms.witness(),
                forms.cover());
    }

    /** Whether a photograph belongs to a stretch. */
    boolean shows(UUID stretch, UUID photo) {
        return db.sql("""
                select exists (select from works.stretch_photo where stretch_id = :stretch and file_id = :photo)
                    or exists (select from works.stretch_step where stretch_id = :stretch and photo_id = :photo)""")
                .param("stretch", stretch)
                .param("photo", photo)
                .query(Boolean.class)
                .single();
    }

    private List<UUID> photos(UUID stretch) {
        return db.sql("select file_id from works.stretch_photo where stretch_id = ? order by file_id")
                .param(stretch)
                .query(UUID.class)
                .list();
    }

    private List<Step> steps(UUID stretch) {
        return db.sql(
                        "select to_state, by_person, remark, photo_id, at from works.stretch_step where stretch_id = ? order by at")
                .param(stretch)
                .query((row, _) -> new Step(
                        StretchState.valueOf(row.getString("to_state")),
                        row.getObject("by_person", UUID.class),
                        row.getString("remark"),
                        row.getObject("photo_id", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private List<Step> witnesses(UUID stretch) {
        return db.sql("select person_id, remark, at from works.stretch_witness where stretch_id = ? order by at")
                .param(stretch)
                .query((row, _) -> new Step(
                        null,
                        row.getObject("person_id", UUID.class),
                        row.getString("remark"),
                        null,
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private List<HiddenPage.Said> told(Site site, List<Step> steps) {
        var names = people.namesOf(
                steps.stream().map(Step::by).toList(), site.viewer().isStaff() ? Audience.STAFF : Audience.RESIDENT);
        return steps.stream()
                .map(step -> new HiddenPage.Said(
                        step.to(), names.getOrDefault(step.by(), ""), step.remark(), step.photo(), step.at()))
                .toList();
    }

    private HiddenPage.@Nullable Other other(String sql, UUID stretch) {
        return db.sql(sql)
                .param(stretch)
                .query(HiddenPage.Other.class)
                .optional()
                .orElse(null);
    }

    private Head head(Site site, UUID contract) {
        var found = db.sql("select number, project_id, edition_id from works.contract where id = ?")
                .param(contract)
                .query((row, _) -> new Found(
                        row.getString("number"),
                        row.getObject("project_id", UUID.class),
                        row.getObject("edition_id", UUID.class)))
                .optional()
                .orElseThrow(NotThere::new);
        return new Head(findings.project(site, found.project()), found.number(), found.edition());
    }

    private static HiddenPage.Row row(ResultSet row) throws SQLException {
        return new HiddenPage.Row(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("place"),
                row.getString("line"),
                StretchState.valueOf(row.getString("state")),
                row.getTimestamp("announced_at").toInstant(),
                row.getTimestamp("look_by").toInstant());
    }

    private record Found(String number, UUID project, UUID edition) {}

    private record Head(Project project, String number, UUID edition) {}

    private record Step(
            @Nullable StretchState to,
            UUID by,
            String remark,
            @Nullable UUID photo,
            Instant at) {}
}
