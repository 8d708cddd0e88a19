package anju.request;

import static anju.request.RequestFixture.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.testing.InCity;
import anju.testing.Shows;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Reports coming in, and how requests end: rated, reopened, merged, called, petitioned, sealed. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndingTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Handling handling;

    @Autowired
    Answering answering;

    @Autowired
    Ending ending;

    @Autowired
    Joining joining;

    @Autowired
    Whistling whistling;

    @Autowired
    Petitioning petitioning;

    @Autowired
    Confiding confiding;

    private RequestFixture at;

    @BeforeAll
    void build() {
        at = new RequestFixture(beans);
    }

    @BeforeEach
    void morning() {
        at.clock("2026-11-23T09:00");
    }

    private UUID answered() {
        var request = at.ordinary();
        answering.answer(at.head, command(), request, Outcome.FIXED, "换好了", List.of());
        return request;
    }

    @Test
    void a_report_is_refused_where_the_rules_the_place_or_the_number_do_not_fit() {
        var reporting = at.reporting;
        var good = at.draft(Channel.SCAN, "STAIRWELL");
        assertThat(reporting.report(Viewer.PUBLIC, command(), at.draft(Channel.SCAN, "NONSENSE")))
                .isEqualTo(new Reported.UnknownTopic("NONSENSE"));
        assertThat(reporting.report(
                        Viewer.PUBLIC,
                        command(),
                        new RequestDraft(
                                good.compound(),
                                UUID.randomUUID(),
                                null,
                                "",
                                "OTHER",
                                null,
                                "灯坏",
                                "",
                                Channel.SCAN,
                                "",
                                Set.of(),
                                List.of())))
                .isInstanceOf(Reported.Elsewhere.class);
        assertThat(reporting.report(
                        Viewer.PUBLIC,
                        command(),
                        new RequestDraft(
                                good.compound(),
                                null,
                                null,
                                "",
                                "OTHER",
                                null,
                                "灯坏",
                                "",
                                Channel.SCAN,
                                "12",
                                Set.of(),
                                List.of())))
                .isInstanceOf(Reported.NoSuchNumber.class);
        assertThat(reporting.report(
                        at.clerk,
                        command(),
                        new RequestDraft(
                                good.compound(),
                                null,
                                null,
                                "",
                                "GAS",
                                Level.ORDINARY,
                                "煤气味",
                                "",
                                Channel.CALL,
                                "",
                                Set.of(),
                                List.of())))
                .isEqualTo(new Reported.LessPressing(Level.EMERGENCY));
        assertThat(reporting.report(
                        Viewer.PUBLIC,
                        command(),
                        new RequestDraft(
                                good.compound(),
                                null,
                                null,
                                "",
                                "OTHER",
                                null,
                                "灯坏",
                                "",
                                Channel.SCAN,
                                "",
                                Set.of(),
                                List.of(UUID.randomUUID()))))
                .isInstanceOf(Reported.Elsewhere.class);
        assertThatThrownBy(() -> reporting.report(at.small.owner(1), command(), at.draft(Channel.CALL, "OTHER")))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> reporting.report(Viewer.PUBLIC, command(), at.draft(Channel.PHONE, "OTHER")))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void a_double_click_reports_once_and_the_code_leads_back() {
        var once = command();
        var draft = at.draft(Channel.SCAN, "STAIRWELL");
        var first = (Reported.Received) at.reporting.report(Viewer.PUBLIC, once, draft);
        assertThat(at.reporting.report(Viewer.PUBLIC, once, draft)).isEqualTo(first);
        var code = at.reporting.trackingOf(first.request());
        assertThat(at.reporting.tracked(
                        Tracking.read(code.toLowerCase(java.util.Locale.ROOT).replace('-', ' '))
                                .orElseThrow()))
                .contains(first.request());
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) != '-') {
                var wrong = new StringBuilder(code);
                wrong.setCharAt(i, code.charAt(i) == '7' ? '8' : '7');
                assertThat(Tracking.read(wrong.toString())).as(wrong.toString()).isEmpty();
            }
        }
    }

    @Test
    void the_resident_says_it_is_solved_and_it_closes() {
        var request = answered();
        assertThat(ending.rate(at.small.owner(1), command(), request, true, 5)).isInstanceOf(Ended.NotYours.class);
        assertThat(ending.rate(at.small.owner(0), command(), request, true, 5))
                .isEqualTo(new Ended.Rated(request, false));
        assertThat(at.standing(request).state()).isEqualTo(RequestState.CLOSED);
        assertThat(ending.rate(at.small.owner(0), command(), request, true, 5)).isInstanceOf(Ended.AlreadyRated.class);
        assertThatThrownBy(() -> ending.rate(at.small.owner(0), command(), request, true, 6))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void not_solved_takes_it_up_again_once_and_one_rung_higher() {
        var request = answered();
        assertThat(ending.rate(at.small.owner(0), command(), request, false, 1))
                .isEqualTo(new Ended.Rated(request, true));
        var again = at.standing(request);
        assertThat(again.state()).isEqualTo(RequestState.ACCEPTED);
        assertThat(again.rung()).isEqualTo(Rung.GRID);
        assertThat(again.isTaken()).isFalse();
        assertThat(again.resolveDueAt()).isEqualTo(RequestFixture.instant("2026-12-01T00:00"));
        assertThat(ending.rate(at.small.owner(0), command(), request, true, 5)).isInstanceOf(Ended.NotAnswered.class);
        handling.take(at.grid, command(), request);
        assertThat(handling.extend(at.leader, command(), request, "再延")).isInstanceOf(Handled.AlreadyExtended.class);
        answering.answer(at.grid, command(), request, Outcome.EXPLAINED, "请看说明", List.of());
        assertThat(ending.rate(at.small.owner(0), command(), request, false, 1))
                .isEqualTo(new Ended.Rated(request, false));
        assertThat(at.standing(request).state()).isEqualTo(RequestState.CLOSED);
    }

    @Test
    void what_was_answered_at_the_top_is_reopened_at_the_top() {
        var request = at.ordinary();
        handling.takeUp(at.clerk, command(), request, "急");
        answering.answer(at.clerk, command(), request, Outcome.FIXED, "好了", List.of());
        ending.rate(at.small.owner(0), command(), request, false, 2);
        assertThat(at.standing(request).rung()).isEqualTo(Rung.STREET);
        assertThat(handling.take(at.leader, command(), request)).isInstanceOf(Handled.Done.class);
    }

    @Test
    void nobody_rates_their_own_work() {
        var request = at.reported(Viewer.PUBLIC, Channel.SCAN, "STAIRWELL");
        answering.answer(at.head, command(), request, Outcome.FIXED, "好了", List.of());
        assertThat(ending.rateByCode(at.head, command(), request, true, 5)).isInstanceOf(Ended.OwnWork.class);
        assertThat(ending.rateByCode(at.clerk, command(), request, true, 5))
                .as("a member of the ladder, even without a hand in it")
                .isInstanceOf(Ended.OwnWork.class);
        handling.remark(at.grid, command(), request, RemarkKind.VISIT, "看过了");
        assertThat(ending.callBack(at.grid, command(), request, true, 5)).isInstanceOf(Ended.OwnWork.class);
        assertThatThrownBy(() -> ending.callBack(at.head, command(), request, true, 5))
                .isInstanceOf(NotPermitted.class);
        assertThat(ending.callBack(at.community, command(), request, true, 4)).isInstanceOf(Ended.Rated.class);
        var own = at.reported(Viewer.PUBLIC, Channel.SCAN, "STAIRWELL");
        answering.answer(at.head, command(), own, Outcome.FIXED, "好了", List.of());
        assertThat(ending.rateByCode(Viewer.PUBLIC, command(), own, true, 5)).isInstanceOf(Ended.Rated.class);
    }

    @Test
    void after_its_days_it_closes_unrated_and_stays_so() {
        var request = answered();
        at.clock("2026-11-30T23:00");
        at.closeOld();
        assertThat(at.standing(request).state()).isEqualTo(RequestState.ANSWERED);
        at.clock("2026-12-01T00:00");
        assertThat(ending.rate(at.small.owner(0), command(), request, true, 5))
                .isEqualTo(new Ended.TooLate(LocalDate.of(2026, 11, 30)));
        at.closeOld();
        assertThat(at.standing(request).state()).isEqualTo(RequestState.CLOSED);
        assertThat(at.standing(request).solved()).isNull();
    }

    @Test
    void a_number_left_without_signing_in_is_forgotten_in_the_end() {
        var draft = at.draft(Channel.SCAN, "STAIRWELL");
        var request = ((Reported.Received) at.reporting.report(
                        Viewer.PUBLIC,
                        command(),
                        new RequestDraft(
                                draft.compound(),
                                null,
                                null,
                                "",
                                "OTHER",
                                null,
                                "灯坏",
                                "",
                                Channel.SCAN,
                                "13000009999",
                                Set.of(),
                                List.of())))
                .request();
        assertThat(handling.contact(at.head, request)).contains("13000009999");
        assertThatThrownBy(() -> handling.contact(at.auditor, request)).isInstanceOf(NotPermitted.class);
        assertThat(at.db.sql("select by_person from request.contact_look where request_id = ?")
                        .param(request)
                        .query(UUID.class)
                        .list())
                .containsExactly(at.head.person());
        answering.notAccept(at.head, command(), request, "不归社区管", "12345");
        at.clock("2027-03-01T09:00");
        at.closeOld();
        assertThat(handling.contact(at.head, request)).isEmpty();
    }

    @Test
    void duplicates_join_and_every_household_counts_once() {
        var first = at.ordinary();
        assertThat(joining.join(at.small.owner(3), command(), first)).isEqualTo(new Joined.Counted(1));
        assertThat(joining.join(at.small.owner(3), command(), first)).isEqualTo(new Joined.AlreadyCounted(1));
        assertThat(joining.join(at.small.owner(4), command(), first)).isEqualTo(new Joined.Counted(2));
        assertThat(joining.join(at.department, command(), first)).isInstanceOf(Joined.NoHomeHere.class);
        var second = at.ordinary();
        joining.join(at.small.owner(4), command(), second);
        joining.join(at.small.owner(5), command(), second);
        assertThat(answering.merge(at.head, command(), second, second)).isInstanceOf(Handled.NotMergeable.class);
        assertThat(answering.merge(at.head, command(), second, UUID.randomUUID()))
                .isInstanceOf(Handled.NotMergeable.class);
        assertThat(answering.merge(at.head, command(), second, first)).isInstanceOf(Handled.Done.class);
        assertThat(at.db.sql("select count(*) from request.household_now where request_id = ?")
                        .param(first)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(answering.merge(at.head, command(), first, second)).isInstanceOf(Handled.NotMergeable.class);
        assertThat(joining.join(at.small.owner(6), command(), second))
                .isEqualTo(new Joined.Past(RequestState.DUPLICATE));
    }

    @Test
    @Shows("BY-14")
    void the_street_whistles_and_the_department_answers() {
        var office = UUID.randomUUID();
        at.db.sql("insert into registry.organisation (id, name, kind) values (?, '城管执法队', 'OFFICE')")
                .param(office)
                .update();
        var request = at.ordinary();
        assertThatThrownBy(() -> whistling.blow(at.grid, command(), request, office, "来人"))
                .isInstanceOf(NotPermitted.class);
        assertThat(whistling.blow(at.clerk, command(), request, office, "来人"))
                .isEqualTo(new Whistled.NotYet(Rung.BUILDING_HEAD));
        handling.takeUp(at.clerk, command(), request, "跨部门");
        assertThat(whistling.blow(at.clerk, command(), request, at.small.contractor, "来人"))
                .isInstanceOf(Whistled.NoSuchDepartment.class);
        var blown = (Whistled.Blown) whistling.blow(at.clerk, command(), request, office, "请拆除堆物");
        assertThat(blown.due()).isEqualTo(RequestFixture.instant("2026-11-26T00:00"));
        assertThat(whistling.blow(at.clerk, command(), request, office, "再来"))
                .isInstanceOf(Whistled.AlreadyCalled.class);
        assertThatThrownBy(() -> whistling.answer(at.clerk, command(), blown.whistle(), true, "来了"))
                .isInstanceOf(NotPermitted.class);
        assertThat(whistling.answer(at.department, command(), blown.whistle(), true, "已到场清理"))
                .isInstanceOf(Whistled.Answered.class);
        assertThat(whistling.answer(at.department, command(), blown.whistle(), true, "又来"))
                .isInstanceOf(Whistled.AlreadyAnswered.class);
        answering.answer(at.clerk, command(), request, Outcome.FIXED, "清了", List.of());
        assertThat(whistling.blow(at.clerk, command(), request, at.small.propertyFirm, "来人"))
                .isEqualTo(new Whistled.Past(RequestState.ANSWERED));
    }

    @Test
    void a_petition_keeps_its_own_clock() {
        var request = at.ordinary();
        assertThat(petitioning.move(at.clerk, command(), request, PetitionStep.ADMITTED, "受理"))
                .isInstanceOf(Petitioned.NoPetition.class);
        assertThatThrownBy(() -> petitioning.mark(at.head, command(), request, "联名"))
                .isInstanceOf(NotPermitted.class);
        at.clock("2026-11-25T09:00");
        assertThat(petitioning.mark(at.clerk, command(), request, "联名信"))
                .isEqualTo(new Petitioned.Moved(request, LocalDate.of(2026, 12, 8)));
        assertThat(petitioning.mark(at.clerk, command(), request, "再标")).isInstanceOf(Petitioned.AlreadyMarked.class);
        assertThat(petitioning.move(at.clerk, command(), request, PetitionStep.EXTENDED, "早了"))
                .isInstanceOf(Petitioned.OutOfTurn.class);
        assertThat(petitioning.move(at.clerk, command(), request, PetitionStep.ADMITTED, "受理"))
                .isEqualTo(new Petitioned.Moved(request, LocalDate.of(2027, 1, 24)));
        assertThat(petitioning.move(at.clerk, command(), request, PetitionStep.EXTENDED, "复杂"))
                .isEqualTo(new Petitioned.Moved(request, LocalDate.of(2027, 2, 23)));
        assertThat(petitioning.move(at.clerk, command(), request, PetitionStep.NOT_ADMITTED, "反悔"))
                .isInstanceOf(Petitioned.OutOfTurn.class);
        assertThat(petitioning.move(at.clerk, command(), request, PetitionStep.CONCLUDED, "办结"))
                .isEqualTo(new Petitioned.Moved(request, null));
        assertThat(petitioning.move(at.clerk, command(), request, PetitionStep.CONCLUDED, "办结"))
                .isInstanceOf(Petitioned.OutOfTurn.class);
        assertThat(at.standing(request).resolveDueAt()).isEqualTo(RequestFixture.instant("2026-12-01T00:00"));
    }

    @Test
    void a_sealed_report_is_opened_by_auditors_alone_and_stands_nowhere_in_clear() {
        long before = at.db.sql("select count(*) from request.request_now")
                .query(Long.class)
                .single();
        var report = ((Heard.Sealed) confiding.report(command(), at.small.compound, "验收时有人收钱", "13000008888")).report();
        assertThat(at.db.sql("select count(*) from request.request_now")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
        assertThat(confiding.report(command(), UUID.randomUUID(), "x", "")).isInstanceOf(Heard.UnknownCompound.class);
        assertThat(confiding.report(command(), at.small.compound, "x", "12")).isInstanceOf(Heard.NoSuchNumber.class);
        for (var viewer : List.of(
                at.head,
                at.grid,
                at.clerk,
                at.leader,
                at.department,
                at.small.viewer(Role.ADMINISTRATOR),
                at.small.viewer(Role.AUDITOR, "/ha/other"))) {
            assertThatThrownBy(() -> confiding.open(viewer, report)).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> confiding.move(viewer, command(), report, SealedState.ACKNOWLEDGED, "x"))
                    .isInstanceOf(NotPermitted.class);
        }
        var opened = confiding.open(at.auditor, report);
        assertThat(opened.text()).isEqualTo("验收时有人收钱");
        assertThat(opened.phone()).contains("13000008888");
        assertThat(confiding.move(at.auditor, command(), report, SealedState.CLOSED, "快"))
                .isEqualTo(new Heard.OutOfTurn(SealedState.RECEIVED));
        assertThat(confiding.move(at.auditor, command(), report, SealedState.ACKNOWLEDGED, "已收到，开始核查"))
                .isInstanceOf(Heard.Moved.class);
        assertThat(confiding.stateOf(confiding.trackingOf(report))).contains(SealedState.ACKNOWLEDGED);
        var clear = at.db.sql("""
                select count(*) from evidence.sealed s join evidence.act a on a.id = s.act_id
                 where convert_from(s.payload, 'UTF8') like '%收钱%' or convert_from(a.entry, 'UTF8') like '%收钱%' or convert_from(a.entry, 'UTF8') like '%sealed%'""").query(Integer.class).single();
        assertThat(clear).isZero();
        assertThat(at.db.sql("select count(*) from evidence.command where outcome like '%收钱%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(at.db.sql("select count(*) from request.sealed_look")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(at.db.sql("select count(*) from request.todo where subject_id = ?")
                        .param(report)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
