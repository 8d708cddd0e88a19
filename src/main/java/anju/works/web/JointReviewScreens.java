package anju.works.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.city.City;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import anju.project.Project;
import anju.project.Projects;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.works.JointReviewing;
import anju.works.ReviewOpinion;
import anju.works.ReviewRules;
import anju.works.ReviewState;
import anju.works.WorksRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of joint reviews. */
@Component
class JointReviewScreens {
    private final JdbcClient db;
    private final Projects projects;
    private final Policy policy;
    private final People people;
    private final JointReviewing reviewing;

    JointReviewScreens(JdbcClient db, Projects projects, Policy policy, People people, JointReviewing reviewing) {
        this.db = db;
        this.projects = projects;
        this.policy = policy;
        this.people = people;
        this.reviewing = reviewing;
    }

    Project project(Site site, UUID id) {
        var project = projects.byId(id).orElseThrow(NotThere::new);
        projects.require(site.viewer(), Action.SEE_REVIEWS, id);
        return project;
    }

    ReviewPage.Listed list(Site site, UUID id) {
        var project = project(site, id);
        var rows = db.sql("""
                select r.id, r.code, r.state, r.due_on,
                       (select count(*) from works.review_opinion o where o.review_id = r.id) as spoken,
                       (select count(*) from works.missing_document m where m.review_id = r.id) as missing
                  from works.review r where r.project_id = ? order by r.submitted_at desc""")
                .param(id)
                .query((row, _) -> new ReviewPage.Row(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        ReviewState.valueOf(row.getString("state")),
                        row.getObject("due_on", LocalDate.class),
                        row.getInt("spoken"),
                        row.getInt("missing")))
                .list();
        boolean standing = rows.stream().anyMatch(row -> row.state() != ReviewState.RETURNED);
        return new ReviewPage.Listed(
                site, project, rows, !standing && site.viewer().may(Action.SUBMIT_REVIEW));
    }

    ReviewPage.Filing filing(Site site, UUID id, Form form) {
        var project = project(site, id);
        var today = City.current().today();
        var path = projects.paths(id).getFirst();
        var rules = policy.rules(WorksRules.class, path, today).review();
        var papers = rules.papers().entrySet().stream()
                .map(paper -> new ReviewPage.AskedPaper(
                        paper.getKey(),
                        paper.getValue().name().in(site.words().locale()),
                        paper.getValue().deferrable()))
                .toList();
        var latest = policy.rules(CalendarRules.class, path, today).after(today, rules.supplementDays());
        return new ReviewPage.Filing(site, project, form, papers, rules.opinionDays(), rules.supplementDays(), latest);
    }

    ReviewPage review(Site site, UUID id, Form opine, Form conclude, Form supplement) {
        return db.sql("select id, code, project_id, edition_id, state, due_on from works.review where id = ?")
                .param(id)
                .query((row, _) -> review(site, row, opine, conclude, supplement))
                .optional()
                .orElseThrow(NotThere::new);
    }

    private ReviewPage review(Site site, ResultSet row, Form opine, Form conclude, Form supplement)
            throws SQLException {
        var id = row.getObject("id", UUID.class);
        var project = project(site, row.getObject("project_id", UUID.class));
        var rules = policy.rules(WorksRules.class, row.getObject("edition_id", UUID.class))
                .review();
        var state = ReviewState.valueOf(row.getString("state"));
        var paths = projects.paths(project.id());
        boolean leads = paths.stream().allMatch(path -> site.viewer().may(Action.CONCLUDE_REVIEW, path));
        boolean keeps = paths.stream().allMatch(path -> site.viewer().may(Action.SUBMIT_REVIEW, path));
        var said = said(id);
        return new ReviewPage(
                site,
                project,
                id,
                row.getString("code"),
                state,
                City.current().today(),
                row.getObject("due_on", LocalDate.class),
                papers(site, id, rules),
                reviewers(site, said, rules),
                steps(id),
                state == ReviewState.UNDER_REVIEW ? speaksFor(site, project, said, rules) : List.of(),
                leads && (state == ReviewState.UNDER_REVIEW || state == ReviewState.SUSPENDED),
                keeps && state != ReviewState.RETURNED,
                opine,
                conclude,
                supplement);
    }

    private List<ReviewPage.PaperRow> papers(Site site, UUID review, ReviewRules rules) {
        return db.sql("""
                select d.type, d.due_on, d.owner, coalesce(s.number, d.number) as number, coalesce(s.file_id, d.file_id) as file_id,
                       d.due_on is null or s.type is not null as is_there
                  from works.review_document d
                  left join works.review_supplement s on s.review_id = d.review_id and s.type = d.type
                 where d.review_id = ? order by d.due_on nulls last, d.type""")
                .param(review)
                .query((row, _) -> new ReviewPage.PaperRow(
                        row.getString("type"),
                        nameOf(site, rules, row.getString("type")),
                        row.getString("number"),
                        row.getObject("file_id", UUID.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("owner"),
                        row.getBoolean("is_there")))
                .list();
    }

    String nameOf(Site site, ReviewRules rules, String paper) {
        var asked = rules.papers().get(paper);
        return asked == null ? paper : asked.name().in(site.words().locale());
    }

    private List<ReviewPage.ReviewerRow> reviewers(Site site, Map<String, Said> said, ReviewRules rules) {
        var names = people.namesOf(said.values().stream().map(Said::person).toList(), Audience.STAFF);
        return rules.reviewers().entrySet().stream()
                .map(asked -> {
                    var name = asked.getValue().name().in(site.words().locale());
                    var by = said.get(asked.getKey());
                    return by == null
                            ? new ReviewPage.ReviewerRow(name, "", null, "", null)
                            : new ReviewPage.ReviewerRow(
                                    name, names.getOrDefault(by.person(), ""), by.opinion(), by.remark(), by.at());
                })
                .toList();
    }

    private Map<String, Said> said(UUID review) {
        var said = new HashMap<String, Said>();
        db.sql("select reviewer, person_id, opinion, remark, given_at from works.review_opinion where review_id = ?")
                .param(review)
                .query(row -> {
                    said.put(
                            row.getString("reviewer"),
                            new Said(
                                    row.getObject("person_id", UUID.class),
                                    ReviewOpinion.valueOf(row.getString("opinion")),
                                    row.getString("remark"),
                                    row.getTimestamp("given_at").toInstant()));
                });
        return said;
    }

    private List<ReviewPage.StepRow> steps(UUID review) {
        return db.sql("select to_state, remark, at from works.review_step where review_id = ? order by at")
                .param(review)
                .query((row, _) -> new ReviewPage.StepRow(
                        ReviewState.valueOf(row.getString("to_state")),
                        row.getString("remark"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private List<Option> speaksFor(Site site, Project project, Map<String, Said> said, ReviewRules rules) {
        if (said.values().stream()
                .anyMatch(by -> by.person().equals(site.viewer().personId()))) {
            return List.of();
        }
        return rules.reviewers().entrySet().stream()
                .filter(asked -> !said.containsKey(asked.getKey()))
                .filter(asked -> reviewing.maySpeakFor(site.viewer(), project.id(), asked.getKey(), rules))
                .map(asked -> new Option(
                        asked.getKey(), asked.getValue().name().in(site.words().locale())))
                .toList();
    }

    private record Said(UUID person, ReviewOpinion opinion, String remark, Instant at) {}
}
