package anju.review.web;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.policy.Policy;
import anju.review.InquiryState;
import anju.review.ReviewRules;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads satisfaction surveys and assessments. */
@Component
class ReviewScreens {
    private static final int ROWS = 100;

    private final JdbcClient db;
    private final Policy policy;
    private final BeforeAfterScreens changes;

    ReviewScreens(JdbcClient db, Policy policy, BeforeAfterScreens changes) {
        this.changes = changes;
        this.db = db;
        this.policy = policy;
    }

    ReviewListPage list(Site site) {
        var paths = site.viewer().reach(Action.SEE_REGISTRY).toArray(String[]::new);
        var inquiries = db.sql("""
                select i.id, i.code, c.name as compound, i.occasion, i.state, i.closes_on, i.households,
                       (select count(*) from review.response r where r.inquiry_id = i.id) as answered
                  from review.inquiry i join registry.compound_now c on c.id = i.compound_id
                 where exists (select from unnest(cast(:paths as text[])) p where c.path = p or starts_with(c.path, p || '/'))
                 order by i.state desc, i.opened_at desc limit :rows""")
                .param("paths", paths)
                .param("rows", ROWS)
                .query(ReviewListPage.Inquiry.class)
                .list();
        var assessments = db.sql("""
                select a.id, a.code, o.name as firm, c.name as compound, a.from_on, a.until_on, a.points, a.grade
                  from review.assessment a join registry.compound_now c on c.id = a.compound_id
                  join registry.organisation o on o.id = a.firm_id
                 where exists (select from unnest(cast(:paths as text[])) p where c.path = p or starts_with(c.path, p || '/'))
                 order by a.until_on desc, a.at desc limit :rows""")
                .param("paths", paths)
                .param("rows", ROWS)
                .query(ReviewListPage.Assessment.class)
                .list();
        var candidates = db.sql("""
                select distinct p.id as project_id, p.name as project, c.id as compound_id, c.name as compound
                  from project.project p join project.place l on l.project_id = p.id join registry.compound_now c on c.id = l.compound_id
                 where exists (select from unnest(cast(:paths as text[])) x where c.path = x or starts_with(c.path, x || '/'))
                 order by c.name, p.name limit :rows""")
                .param("paths", paths)
                .param("rows", ROWS)
                .query(ReviewListPage.Candidate.class)
                .list();
        var today = City.current().today();
        return new ReviewListPage(
                site,
                inquiries.stream()
                        .map(one -> new ReviewListPage.Inquiry(
                                one.id(),
                                one.code(),
                                one.compound(),
                                occasion(site, policy.rules(ReviewRules.class, "/", today), one.occasion()),
                                one.state(),
                                one.closesOn(),
                                one.answered(),
                                one.households()))
                        .toList(),
                assessments,
                candidates);
    }

    private static String occasion(Site site, ReviewRules rules, String code) {
        var occasion = rules.occasions().get(code);
        return occasion == null ? code : occasion.name().in(site.words().locale());
    }

    Optional<OpenInquiryPage> open(Site site, UUID project, UUID compound, Form form) {
        return db.sql("""
                select p.name as project, c.name as compound, c.path
                  from project.project p join project.place l on l.project_id = p.id join registry.compound_now c on c.id = l.compound_id
                 where p.id = ? and c.id = ? limit 1""")
                .params(project, compound)
                .query((row, _) -> {
                    site.viewer().require(Action.OPEN_INQUIRY, row.getString("path"));
                    var rules = policy.rules(
                            ReviewRules.class,
                            row.getString("path"),
                            City.current().today());
                    return new OpenInquiryPage(
                            site,
                            form,
                            project,
                            row.getString("project"),
                            compound,
                            row.getString("compound"),
                            rules.occasions().entrySet().stream()
                                    .map(one -> new Option(
                                            one.getKey(),
                                            one.getValue()
                                                    .name()
                                                    .in(site.words().locale())))
                                    .toList());
                })
                .optional();
    }

    Optional<InquiryPage.Head> head(UUID id) {
        return db.sql("""
                select i.id, i.code, i.project_id, p.name as project, i.compound_id, c.name as compound, c.path, i.acceptance_id,
                       i.occasion, i.edition_id, i.households, i.opens_on, i.closes_on, i.state
                  from review.inquiry i join project.project p on p.id = i.project_id
                  join registry.compound_now c on c.id = i.compound_id where i.id = ?""").param(id).query(InquiryPage.Head.class).optional();
    }

    ReviewRules rules(InquiryPage.Head head) {
        return policy.rules(ReviewRules.class, head.editionId());
    }

    InquiryPage inquiry(Site site, InquiryPage.Head head, Form form, Form gate) {
        var rules = rules(head);
        var viewer = site.viewer();
        boolean staff = viewer.may(Action.SEE_REGISTRY, head.path());
        var today = City.current().today();
        boolean open = head.state() == InquiryState.OPEN;
        boolean running = open && !today.isAfter(head.closesOn());
        boolean mayEnter = running && viewer.may(Action.ENTER_RESPONSE, head.path());
        return new InquiryPage(
                site,
                head,
                occasion(site, rules, head.occasion()),
                rules.satisfiedFrom(),
                rules.smallGroup(),
                db.sql("select count(*) from review.response where inquiry_id = ?")
                        .param(head.id())
                        .query(Integer.class)
                        .single(),
                results(site, head, rules),
                rules.questions().entrySet().stream()
                        .map(one -> new InquiryPage.Question(
                                one.getKey(), one.getValue().in(site.words().locale())))
                        .toList(),
                staff ? remarks(head.id()) : List.of(),
                mayEnter ? doors(head, null) : List.of(),
                staff,
                mayEnter,
                open && viewer.may(Action.OPEN_INQUIRY, head.path()),
                running && viewer.isSignedIn() && !homes(viewer, head).isEmpty(),
                changes.exists(head.compoundId()),
                form,
                gate);
    }

    private List<InquiryPage.Result> results(Site site, InquiryPage.Head head, ReviewRules rules) {
        var order = List.copyOf(rules.questions().keySet());
        var found = new ArrayList<>(
                db.sql("""
                select x.question, b.number as building, x.households, x.answered, x.satisfied, x.mark_sum
                  from review.result x left join registry.building b on b.id = x.building_id
                 where x.inquiry_id = ? order by length(b.number), b.number""").param(head.id()).query(InquiryPage.Result.class).list());
        found.sort(java.util.Comparator.comparingInt(result -> order.indexOf(result.question())));
        return found.stream()
                .map(one -> new InquiryPage.Result(
                        Optional.ofNullable(rules.questions().get(one.question()))
                                .map(name -> name.in(site.words().locale()))
                                .orElse(one.question()),
                        one.building(),
                        one.households(),
                        one.answered(),
                        one.satisfied(),
                        one.markSum()))
                .toList();
    }

    /** In no order that tells whose they are. */
    private List<String> remarks(UUID inquiry) {
        return db.sql(
                        "select remark from review.response where inquiry_id = ? and remark <> '' order by md5(id::text) limit 200")
                .param(inquiry)
                .query(String.class)
                .list();
    }

    /** Homes that have not answered. */
    private List<Option> doors(InquiryPage.Head head, @Nullable UUID person) {
        return db.sql("""
                select p.id, p.building_number, p.stairwell_number, p.number from registry.part_now p
                 where p.compound_id = :compound and p.use = 'DWELLING'
                   and (cast(:person as uuid) is null
                        or exists (select from registry.ownership_now o where o.part_id = p.id and o.person_id = :person)
                        or exists (select from registry.binding_now b where b.part_id = p.id and b.person_id = :person))
                   and not exists (select from review.response r where r.inquiry_id = :inquiry and r.part_id = p.id)
                 order by length(p.building_number), p.building_number, length(p.stairwell_number), p.stairwell_number, p.floor,
                          length(p.number), p.number""")
                .param("compound", head.compoundId())
                .param("person", person)
                .param("inquiry", head.id())
                .query((row, _) -> new Option(
                        row.getString(1), row.getString(2) + "-" + row.getString(3) + "-" + row.getString(4)))
                .list();
    }

    /** The homes for which somebody may still answer themselves. */
    List<Option> homes(Viewer viewer, InquiryPage.Head head) {
        return viewer.may(Action.ANSWER_INQUIRY, head.path()) ? doors(head, viewer.person()) : List.of();
    }

    Optional<AssessPage> assess(Site site, UUID compound, Form form) {
        return db.sql("select name, path from registry.compound_now where id = ?")
                .param(compound)
                .query((row, _) -> {
                    site.viewer().require(Action.ASSESS_FIRM, row.getString("path"));
                    return new AssessPage(
                            site,
                            form,
                            compound,
                            row.getString("name"),
                            firms(),
                            items(
                                    site,
                                    policy.rules(
                                            ReviewRules.class,
                                            row.getString("path"),
                                            City.current().today())));
                })
                .optional();
    }

    private List<Option> firms() {
        return db.sql("select id, name from registry.organisation where kind = 'PROPERTY_FIRM' order by name")
                .query((row, _) -> new Option(row.getString(1), row.getString(2)))
                .list();
    }

    private static List<AssessPage.Item> items(Site site, ReviewRules rules) {
        return rules.assessment().entrySet().stream()
                .map(item -> new AssessPage.Item(
                        item.getKey(),
                        item.getValue().name().in(site.words().locale()),
                        item.getValue().points()))
                .toList();
    }

    Optional<AssessmentPage> assessment(Site site, UUID id) {
        return db.sql("""
                select a.id, a.code, o.name as firm, a.compound_id, c.name as compound, a.from_on, a.until_on, a.points, a.grade, a.edition_id
                  from review.assessment a join registry.organisation o on o.id = a.firm_id
                  join registry.compound_now c on c.id = a.compound_id where a.id = ?""")
                .param(id)
                .query(AssessmentPage.Sheet.class)
                .optional()
                .map(sheet -> {
                    var rules = policy.rules(ReviewRules.class, sheet.editionId());
                    var taken = db.sql(
                                    "select item, points, finding from review.deduction where assessment_id = ? order by item, id")
                            .param(id)
                            .query(Taken.class)
                            .list();
                    var grade = rules.grades().get(sheet.grade());
                    return new AssessmentPage(
                            site,
                            sheet,
                            grade == null
                                    ? sheet.grade()
                                    : grade.name().in(site.words().locale()),
                            grade == null
                                    ? ""
                                    : site.share(
                                            grade.subsidy().numerator(),
                                            grade.subsidy().denominator()),
                            items(site, rules).stream()
                                    .map(item -> line(item, taken))
                                    .toList());
                });
    }

    private static AssessmentPage.Line line(AssessPage.Item item, List<Taken> taken) {
        var mine = taken.stream().filter(one -> one.item.equals(item.code())).toList();
        return new AssessmentPage.Line(
                item.name(),
                item.points(),
                item.points() - mine.stream().mapToInt(Taken::points).sum(),
                mine.stream().map(Taken::finding).toList());
    }

    private record Taken(String item, int points, String finding) {}
}
