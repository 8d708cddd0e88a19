package anju.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.fund.Source;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JointReviewingTest {
    private static final List<String> PAPERS = List.of(
            "SCHEME",
            "BASELINE",
            "OPINIONS",
            "OWNERS_DECISION",
            "PUBLICITY",
            "STRUCTURE_FIRE",
            "FUNDING",
            "OPERATORS",
            "MANAGEMENT",
            "UPKEEP");

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    JointReviewing reviewing;

    @Autowired
    JointReviews reviews;

    @Autowired
    Gates gates;

    @Autowired
    Policy policy;

    @Autowired
    Cities cities;

    SmallWorks works;
    Viewer department;
    Viewer bureau;
    LocalDate begun;
    String money;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        begun = City.current().today();
        var lot = works.lot(Source.CITY_MATCH, "1000.00", "BASIC");
        money = db.sql("select code from fund.lot where id = ?")
                .param(lot)
                .query(String.class)
                .single();
        department = works.small.viewer(Role.DEPARTMENT);
        bureau = works.small.viewer(Role.HOUSING_BUREAU);
    }

    @BeforeEach
    void nothingUnderReview() {
        reviews.standing(works.small.project)
                .ifPresent(review -> reviewing.conclude(works.leader, works.id(), review.id(), false, "重来"));
    }

    @Test
    @Order(1)
    void a_file_is_accepted_with_papers_missing_only_where_they_may_come_later() {
        assertThat(submit(List.of())).isEqualTo(new ReviewSubmitting.NoPlan());
        works.item("10", "100.00");
        assertThat(submit(List.of(new ReviewPaper("FUNDING", "", null, day(3), "财政所"))))
                .isEqualTo(new ReviewSubmitting.NotDeferrable("FUNDING"));
        assertThat(submit(List.of(new ReviewPaper("FUNDING", "资金已落实", null, null, ""))))
                .isInstanceOfSatisfying(
                        ReviewSubmitting.FundsUnknown.class,
                        no -> assertThat(no.known()).hasSize(2).contains(money));
        assertThat(submit(List.of(new ReviewPaper("UPKEEP", "", null, null, "物业"))))
                .isEqualTo(new ReviewSubmitting.PromiseIncomplete("UPKEEP"));
        assertThat(submit(List.of(new ReviewPaper("UPKEEP", "", null, day(3), " "))))
                .isEqualTo(new ReviewSubmitting.PromiseIncomplete("UPKEEP"));
        var today = City.current().today();
        var latest = policy.rules(CalendarRules.class, works.small.edition).after(today, 10);
        assertThat(submit(List.of(promised("UPKEEP", latest.plusDays(1)))))
                .isEqualTo(new ReviewSubmitting.PromiseOutOfBounds("UPKEEP", today.plusDays(1), latest));
        assertThat(submit(List.of(promised("UPKEEP", today)))).isInstanceOf(ReviewSubmitting.PromiseOutOfBounds.class);
        var submitted = (ReviewSubmitting.Submitted) submit(List.of(promised("UPKEEP", latest)));
        assertThat(submitted.dueOn())
                .isEqualTo(
                        policy.rules(CalendarRules.class, works.small.edition).after(today, 5));
        assertThat(submit(List.of()))
                .isEqualTo(new ReviewSubmitting.AlreadyUnderReview(submitted.code(), ReviewState.UNDER_REVIEW));
    }

    @Test
    void one_person_speaks_for_one_department_and_only_for_their_own() {
        var review = submitted();
        assertThatThrownBy(() -> opine(bureau, review, "FINANCE", ReviewOpinion.AGREE, ""))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> opine(works.clerk, review, "HOUSING", ReviewOpinion.AGREE, ""))
                .isInstanceOf(NotPermitted.class);
        assertThat(opine(bureau, review, "HOUSING", ReviewOpinion.AGREE_WITH_CONDITIONS, " "))
                .isEqualTo(new ReviewOpining.RemarkMissing());
        assertThat(opine(bureau, review, "HOUSING", ReviewOpinion.AGREE_WITH_CONDITIONS, "补消防平面图"))
                .isEqualTo(new ReviewOpining.Given(3));
        assertThat(opine(works.small.viewer(Role.HOUSING_BUREAU), review, "HOUSING", ReviewOpinion.AGREE, ""))
                .isInstanceOf(ReviewOpining.HasSpoken.class);
        var both = new Viewer(
                bureau.person(),
                "x",
                List.of(bureau.grants().getFirst(), department.grants().getFirst()));
        assertThat(opine(both, review, "DEPARTMENTS", ReviewOpinion.AGREE, ""))
                .isEqualTo(new ReviewOpining.SpokeForAnother("HOUSING"));
    }

    @Test
    void it_passes_when_all_have_spoken_and_nobody_objects() {
        var review = submitted();
        assertThat(conclude(review, true, ""))
                .isInstanceOfSatisfying(
                        ReviewConcluding.Awaited.class,
                        no -> assertThat(no.reviewers())
                                .containsExactly("HOUSING", "FINANCE", "DEPARTMENTS", "RESIDENTS"));
        allAgree(review, ReviewOpinion.OBJECT);
        assertThat(conclude(review, true, "")).isEqualTo(new ReviewConcluding.ObjectedTo(List.of("DEPARTMENTS")));
        assertThat(conclude(review, false, "")).isEqualTo(new ReviewConcluding.ReasonMissing());
        assertThat(conclude(review, false, "按消防意见改")).isEqualTo(new ReviewConcluding.Concluded(ReviewState.RETURNED));
        assertThat(opine(works.finance, review, "FINANCE", ReviewOpinion.AGREE, ""))
                .isEqualTo(new ReviewOpining.NotUnderReview(ReviewState.RETURNED));
        assertThat(conclude(review, true, "")).isEqualTo(new ReviewConcluding.NotOpen(ReviewState.RETURNED));
        assertThat(bring(review, "UPKEEP", "x")).isEqualTo(new ReviewConcluding.NotOpen(ReviewState.RETURNED));
        assertThat(gates.held(works.small.project)).doesNotContain(GateCondition.JOINT_REVIEWED);
    }

    @Test
    @Order(Order.DEFAULT + 1)
    @Shows("BY-14")
    void papers_promised_let_it_pass_and_a_broken_promise_suspends_it_until_they_come(City city) {
        var review = submitted(promised("UPKEEP", day(3)), promised("OPERATORS", day(4)));
        allAgree(review, ReviewOpinion.AGREE_WITH_CONDITIONS);
        assertThat(todo("SUBDISTRICT_CLERK", review)).isEmpty();
        assertThat(todo("DEPARTMENT", review)).hasSize(1);
        assertThat(conclude(review, true, "先办后补")).isEqualTo(new ReviewConcluding.Concluded(ReviewState.CONDITIONAL));
        assertThat(gates.held(works.small.project)).contains(GateCondition.JOINT_REVIEWED);
        assertThat(todo("SUBDISTRICT_CLERK", review)).containsExactlyInAnyOrder(day(3), day(4));
        assertThat(bring(review, "UPKEEP", " ")).isEqualTo(new ReviewConcluding.NothingToShow());
        assertThat(bring(review, "SCHEME", "x")).isEqualTo(new ReviewConcluding.NotMissing());
        assertThat(bring(review, "UPKEEP", "养护〔2026〕3号"))
                .isEqualTo(new ReviewConcluding.Concluded(ReviewState.CONDITIONAL));
        reviewing.suspendLate();
        assertThat(state(review)).isEqualTo("CONDITIONAL");

        cities.setClock(city, city.now().plus(Duration.ofDays(5)));
        reviewing.suspendLate();
        assertThat(state(review)).isEqualTo("SUSPENDED");
        assertThat(gates.held(works.small.project)).doesNotContain(GateCondition.JOINT_REVIEWED);
        assertThat(todo("SUBDISTRICT_LEADER", review)).hasSize(1);

        assertThat(bring(review, "OPERATORS", "供电函5号")).isEqualTo(new ReviewConcluding.Concluded(ReviewState.APPROVED));
        assertThat(gates.held(works.small.project)).contains(GateCondition.JOINT_REVIEWED);
        assertThat(todo("SUBDISTRICT_LEADER", review)).isEmpty();
        var timeline = db.sql("select kind from works.timeline where subject_id = ? order by occurred_at")
                .param(review)
                .query(String.class)
                .list();
        assertThat(timeline)
                .containsExactly(
                        "works.review.submitted",
                        "works.review.conditional",
                        "works.review.suspended",
                        "works.review.approved");
    }

    private List<LocalDate> todo(String role, UUID review) {
        return db.sql(
                        "select due_on from works.todo where role = ? and subject_kind = 'joint_review' and subject_id = ?")
                .params(role, review)
                .query(LocalDate.class)
                .list();
    }

    private String state(UUID review) {
        return reviews.find(review).orElseThrow().state().name();
    }

    private UUID submitted(ReviewPaper... instead) {
        works.item("10", "100.00");
        return ((ReviewSubmitting.Submitted) submit(List.of(instead))).review();
    }

    private ReviewSubmitting submit(List<ReviewPaper> instead) {
        var papers = new ArrayList<>(instead);
        for (var type : PAPERS) {
            if (instead.stream().noneMatch(paper -> paper.type().equals(type))) {
                papers.add(new ReviewPaper(type, type.equals("FUNDING") ? money : "柳街〔2026〕1号", null, null, ""));
            }
        }
        return reviewing.submit(works.clerk, works.id(), works.small.project, papers);
    }

    private void allAgree(UUID review, ReviewOpinion departments) {
        opine(bureau, review, "HOUSING", ReviewOpinion.AGREE, "");
        opine(works.finance, review, "FINANCE", ReviewOpinion.AGREE, "");
        opine(department, review, "DEPARTMENTS", departments, "消防车道净宽4米");
        opine(works.resident, review, "RESIDENTS", ReviewOpinion.AGREE, "");
    }

    private ReviewOpining opine(Viewer by, UUID review, String reviewer, ReviewOpinion opinion, String remark) {
        return reviewing.opine(by, works.id(), review, reviewer, opinion, remark);
    }

    private ReviewConcluding conclude(UUID review, boolean passes, String remark) {
        return reviewing.conclude(works.leader, works.id(), review, passes, remark);
    }

    private ReviewConcluding bring(UUID review, String type, String number) {
        return reviewing.supplement(works.clerk, works.id(), review, type, number, null);
    }

    private static ReviewPaper promised(String type, LocalDate on) {
        return new ReviewPaper(type, "", null, on, "设计院");
    }

    private LocalDate day(int ahead) {
        return begun.plusDays(ahead);
    }
}
