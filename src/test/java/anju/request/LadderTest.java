package anju.request;

import static anju.request.RequestFixture.command;
import static anju.request.RequestFixture.instant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The ladder: who may act on which rung, and what climbs when nobody does. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LadderTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Handling handling;

    @Autowired
    Answering answering;

    @Autowired
    Rising rising;

    private RequestFixture at;

    @BeforeAll
    void build() {
        at = new RequestFixture(beans);
    }

    @BeforeEach
    void morning() {
        at.clock("2026-11-23T09:00");
    }

    @Test
    @Shows("ZS-13")
    void a_request_is_collected_consulted_resolved_handled_and_answered() {
        var request = at.ordinary();
        assertThat(handling.take(at.head, command(), request)).isInstanceOf(Handled.Done.class);
        assertThat(handling.passUp(at.head, command(), request, "要换线路，楼里办不了")).isInstanceOf(Handled.Done.class);
        handling.take(at.grid, command(), request);
        assertThat(handling.remark(at.grid, command(), request, RemarkKind.CONSULTATION, "三户都同意换声控灯"))
                .isInstanceOf(Handled.Done.class);
        handling.passUp(at.grid, command(), request, "需要社区定");
        handling.take(at.community, command(), request);
        assertThat(handling.remark(at.community, command(), request, RemarkKind.RESOLUTION, "社区出钱换"))
                .isInstanceOf(Handled.Done.class);
        assertThat(answering.answer(at.community, command(), request, Outcome.FIXED, "换好了", List.of()))
                .isInstanceOf(Handled.Done.class);
        var now = at.standing(request);
        assertThat(now.state()).isEqualTo(RequestState.ANSWERED);
        assertThat(now.rung()).isEqualTo(Rung.COMMUNITY);
        assertThat(now.number()).isEqualTo(2);
    }

    @Test
    void what_nobody_touches_climbs_by_itself_to_the_street_and_stays_there() {
        var request = at.ordinary();
        at.clock("2026-11-24T23:59");
        at.climb();
        assertThat(at.standing(request).rung()).isEqualTo(Rung.BUILDING_HEAD);
        at.clock("2026-11-25T00:00");
        at.climb();
        assertThat(at.standing(request).rung()).isEqualTo(Rung.GRID);
        at.climb();
        assertThat(at.standing(request).rung()).as("once a rung's time").isEqualTo(Rung.GRID);
        at.clock("2026-11-27T00:00");
        at.climb();
        at.clock("2026-12-05T00:00");
        at.climb();
        assertThat(at.standing(request).rung()).isEqualTo(Rung.STREET);
        at.clock("2027-03-05T00:00");
        at.climb();
        assertThat(at.standing(request).rung()).isEqualTo(Rung.STREET);
        var story = at.db.sql(
                        "select kind || ' ' || from_rung || '>' || to_rung from request.rise where request_id = ? order by number")
                .param(request)
                .query(String.class)
                .list();
        assertThat(story)
                .containsExactly(
                        "UNTOUCHED BUILDING_HEAD>GRID", "UNTOUCHED GRID>COMMUNITY", "UNTOUCHED COMMUNITY>STREET");
    }

    @Test
    void what_is_taken_but_not_solved_climbs_when_the_rungs_days_are_over() {
        var request = at.ordinary();
        handling.take(at.head, command(), request);
        at.clock("2026-11-24T23:59");
        at.climb();
        assertThat(at.standing(request).number()).isZero();
        at.clock("2026-11-25T00:00");
        at.climb();
        assertThat(at.standing(request).rung()).isEqualTo(Rung.GRID);
        assertThat(at.standing(request).isTaken())
                .as("the new rung must take it itself")
                .isFalse();
    }

    @Test
    void words_edits_and_climbing_move_no_deadline() {
        var request = at.ordinary();
        var due = at.standing(request).resolveDueAt();
        assertThat(due).isEqualTo(instant("2026-12-01T00:00"));
        at.clock("2026-11-24T20:00");
        handling.remark(at.head, command(), request, RemarkKind.NOTE, "明天去看");
        var rises = at.standing(request).risesAt();
        assertThat(rises).isEqualTo(instant("2026-11-25T00:00"));
        at.clock("2026-11-25T00:00");
        at.climb();
        handling.passUp(at.grid, command(), request, "需要社区");
        assertThat(at.standing(request).resolveDueAt()).isEqualTo(due);
    }

    @Test
    void an_emergency_climbs_every_quarter_of_an_hour_even_at_night() {
        at.clock("2026-11-28T23:50");
        var request = at.reported(Viewer.PUBLIC, Channel.SCAN, "GAS");
        assertThat(at.standing(request).resolveDueAt())
                .isBetween(instant("2026-11-29T01:50"), instant("2026-11-29T01:51"));
        at.clock("2026-11-29T00:06");
        at.climb();
        at.clock("2026-11-29T00:22");
        at.climb();
        at.clock("2026-11-29T00:38");
        at.climb();
        assertThat(at.standing(request).rung()).isEqualTo(Rung.STREET);
    }

    @Test
    void holidays_and_worked_sundays_are_counted() {
        at.clock("2026-09-18T10:00");
        var before = at.ordinary();
        assertThat(at.standing(before).resolveDueAt()).isEqualTo(instant("2026-09-25T00:00"));
        at.clock("2026-09-30T10:00");
        var request = at.ordinary();
        assertThat(at.standing(request).resolveDueAt()).isEqualTo(instant("2026-10-14T00:00"));
    }

    @Test
    void only_who_stands_on_the_rung_acts_and_only_higher_ones_take_it_up() {
        var request = at.ordinary();
        assertThat(handling.take(at.grid, command(), request)).isEqualTo(new Handled.OtherRung(Rung.BUILDING_HEAD));
        assertThat(answering.answer(at.clerk, command(), request, Outcome.FIXED, "好了", List.of()))
                .isEqualTo(new Handled.OtherRung(Rung.BUILDING_HEAD));
        assertThat(handling.takeUp(at.head, command(), request, "我来"))
                .isEqualTo(new Handled.OtherRung(Rung.BUILDING_HEAD));
        assertThat(handling.takeUp(at.clerk, command(), request, "涉及两个小区")).isInstanceOf(Handled.Done.class);
        assertThat(at.standing(request).rung()).isEqualTo(Rung.STREET);
        assertThat(handling.take(at.head, command(), request)).isEqualTo(new Handled.OtherRung(Rung.STREET));
        assertThat(handling.take(at.leader, command(), request)).isInstanceOf(Handled.AlreadyTaken.class);
        assertThat(handling.passUp(at.leader, command(), request, "再往上")).isInstanceOf(Handled.AtTheTop.class);
        assertThat(handling.remark(at.head, command(), request, RemarkKind.CONSULTATION, "商量"))
                .isEqualTo(new Handled.NotForThisRung(RemarkKind.CONSULTATION));
        assertThat(handling.remark(at.grid, command(), request, RemarkKind.RESOLUTION, "决议"))
                .isEqualTo(new Handled.NotForThisRung(RemarkKind.RESOLUTION));
        assertThat(handling.remark(at.clerk, command(), request, RemarkKind.MESSAGE, "明天来"))
                .as("owner 0 has no telephone in the books")
                .isInstanceOf(Handled.NoNumber.class);
    }

    @Test
    void nobody_handles_what_they_reported_themselves() {
        var request = at.reported(at.head, Channel.PHONE, "STAIRWELL");
        assertThat(handling.take(at.head, command(), request)).isInstanceOf(Handled.OwnRequest.class);
        assertThat(handling.remark(at.head, command(), request, RemarkKind.NOTE, "已修"))
                .isInstanceOf(Handled.OwnRequest.class);
        assertThat(answering.answer(at.head, command(), request, Outcome.FIXED, "好了", List.of()))
                .isInstanceOf(Handled.OwnRequest.class);
        var clerks = at.reported(at.clerk, Channel.PHONE, "STAIRWELL");
        assertThat(handling.takeUp(at.clerk, command(), clerks, "我来")).isInstanceOf(Handled.OwnRequest.class);
    }

    @Test
    void strangers_to_the_place_and_other_roles_are_turned_away() {
        var request = at.ordinary();
        var elsewhere = at.small.viewer(Role.GRID_WORKER, "/ha/other");
        for (var viewer : List.of(
                elsewhere,
                at.auditor,
                at.department,
                at.small.owner(0),
                at.small.viewer(Role.PROPERTY_FIRM, SmallCity.PATH))) {
            assertThatThrownBy(() -> handling.take(viewer, command(), request)).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> handling.extend(viewer, command(), request, "忙"))
                    .isInstanceOf(NotPermitted.class);
        }
        assertThatThrownBy(() -> handling.extend(at.clerk, command(), request, "忙"))
                .as("who needs the time does not give it")
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void more_time_is_given_once_before_it_is_over_and_only_to_what_is_in_hand() {
        var request = at.ordinary();
        assertThat(handling.extend(at.leader, command(), request, "等配件")).isInstanceOf(Handled.NotTaken.class);
        handling.take(at.head, command(), request);
        assertThat(handling.extend(at.leader, command(), request, "等配件")).isInstanceOf(Handled.Done.class);
        var until = instant("2026-12-22T00:00");
        assertThat(at.standing(request).resolveDueAt()).isEqualTo(until);
        assertThat(handling.extend(at.leader, command(), request, "再等")).isEqualTo(new Handled.AlreadyExtended(until));
        var late = at.ordinary();
        handling.take(at.head, command(), late);
        at.clock("2026-12-01T00:00");
        assertThat(handling.extend(at.leader, command(), late, "晚了")).isInstanceOf(Handled.TooLate.class);
    }

    @Test
    void what_has_ended_is_not_touched_any_more() {
        var request = at.ordinary();
        answering.answer(at.head, command(), request, Outcome.FIXED, "换好了", List.of());
        var past = new Handled.Past(RequestState.ANSWERED);
        assertThat(handling.take(at.head, command(), request)).isEqualTo(past);
        assertThat(handling.takeUp(at.clerk, command(), request, "看看")).isEqualTo(past);
        assertThat(handling.extend(at.leader, command(), request, "看看")).isEqualTo(past);
        assertThat(answering.notAccept(at.head, command(), request, "不归我", "12345"))
                .isEqualTo(past);
    }

    @Test
    void a_repeated_command_is_one_step_and_two_at_once_take_turns() throws Exception {
        var request = at.ordinary();
        var once = command();
        assertThat(handling.take(at.head, once, request)).isEqualTo(handling.take(at.head, once, request));
        var city = City.current();
        var second = at.ordinary();
        at.clock("2026-11-25T00:00");
        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> climb = () -> city.call(() -> rising.rise(second));
            var both = pool.invokeAll(List.of(climb, climb));
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(at.standing(second).number()).isEqualTo(1);
    }

    @Test
    void an_unknown_request_is_not_there() {
        assertThatThrownBy(() -> handling.take(at.head, command(), UUID.randomUUID()))
                .isInstanceOf(java.util.NoSuchElementException.class);
    }
}
