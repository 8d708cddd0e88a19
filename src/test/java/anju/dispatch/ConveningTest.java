package anju.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.notice.Hearing;
import anju.notice.NoticeDraft;
import anju.notice.Noticing;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConveningTest {
    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Convening convening;

    @Autowired
    Inbox inbox;

    @Autowired
    Noticing noticing;

    @Autowired
    Hearing hearing;

    @Autowired
    Cities cities;

    private SmallCity small;
    private Viewer clerk;
    private Viewer leader;
    private Viewer supervisor;

    @BeforeAll
    void found(City city) {
        transactions.executeWithoutResult(_ -> small = new SmallCity(db));
        clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        leader = small.viewer(Role.SUBDISTRICT_LEADER);
        supervisor = small.viewer(Role.SUPERVISOR);
        // An objection to a notice that nobody answers in its days.
        var draft = SmallCity.id();
        var drafted = noticing.draft(
                clerk,
                draft,
                NoticeDraft.of(
                        "SCHEME",
                        SmallCity.PATH,
                        "改造方案公示",
                        "屋面防水。",
                        new NoticeDraft.Subject("plan", SmallCity.id()),
                        null));
        var notice = ((anju.notice.Drafting.Drafted) drafted).draftId();
        noticing.release(leader, SmallCity.id(), notice, 1, "");
        hearing.raise(small.owner(3), SmallCity.id(), notice, "下水道没有写进去。");
        cities.setClock(city, city.now().plus(Duration.ofDays(40)));
    }

    @Test
    @Shows("ZS-04")
    void what_is_late_is_on_the_agenda_and_tasks_bind_when_the_minutes_are_final(City city) {
        assertThat(inbox.late(List.of("/ha"))).extracting(Waiting::kind).contains("notice");
        assertThat(inbox.of(clerk)).extracting(Waiting::kind).contains("notice");
        assertThat(inbox.of(supervisor)).extracting(Waiting::kind).doesNotContain("notice");

        var meetsAt = city.now().plusSeconds(3600);
        assertThat(convening.call(
                        clerk,
                        SmallCity.id(),
                        small.community,
                        "进度例会",
                        "社区会议室",
                        city.now().minusSeconds(60)))
                .isInstanceOf(Calling.InThePast.class);
        assertThat(convening.call(clerk, SmallCity.id(), SmallCity.id(), "进度例会", "社区会议室", meetsAt))
                .isEqualTo(new Calling.UnknownArea());
        assertThatThrownBy(() -> convening.call(supervisor, SmallCity.id(), small.community, "进度例会", "社区会议室", meetsAt))
                .isInstanceOf(NotPermitted.class);
        var called = (Calling.Called) convening.call(clerk, SmallCity.id(), small.community, "进度例会", "社区会议室", meetsAt);
        assertThat(called.late()).isEqualTo(1);
        var meeting = called.meeting();
        var item = db.sql("select id from dispatch.agenda_item where meeting_id = ?")
                .param(meeting)
                .query(UUID.class)
                .single();
        assertThat(db.sql("select what from dispatch.agenda_item where id = ?")
                        .param(item)
                        .query(String.class)
                        .single())
                .contains("测试小区", "答复公示意见", "改造方案公示", "超期");

        assertThat(convening.minute(clerk, SmallCity.id(), meeting, "全体")).isInstanceOf(Minuting.TooEarly.class);
        cities.setClock(city, meetsAt.plusSeconds(7200));
        assertThat(convening.minute(clerk, SmallCity.id(), meeting, "全体"))
                .isEqualTo(new Minuting.Unconcluded(List.of(1)));
        assertThat(convening.note(
                        clerk,
                        SmallCity.id(),
                        meeting,
                        item,
                        "答复意见",
                        small.owner(1).person(),
                        city.today().plusDays(3)))
                .as("an owner is nobody to give a task to")
                .isEqualTo(new Preparing.UnknownOwner());
        convening.note(
                clerk,
                SmallCity.id(),
                meeting,
                item,
                "三天内答复",
                supervisor.person(),
                city.today().plusDays(3));
        convening.conclude(clerk, SmallCity.id(), meeting, item, "由监理核对图纸后答复");
        assertThat(convening.remove(clerk, SmallCity.id(), meeting, SmallCity.id()))
                .isEqualTo(new Preparing.NotThere());
        var command = SmallCity.id();
        assertThat(convening.minute(clerk, command, meeting, "街道、监理")).isEqualTo(new Minuting.Minuted(1));
        assertThat(convening.minute(clerk, command, meeting, "街道、监理")).isEqualTo(new Minuting.Minuted(1));
        assertThat(convening.minute(clerk, SmallCity.id(), meeting, "再来")).isEqualTo(new Minuting.Closed());
        assertThat(convening.add(clerk, SmallCity.id(), meeting, "补一条")).isEqualTo(new Preparing.Closed());

        var task = db.sql("select id from dispatch.task where meeting_id = ?")
                .param(meeting)
                .query(UUID.class)
                .single();
        assertThat(convening.done(leader, SmallCity.id(), task, "办完了")).isEqualTo(new Tasking.NotYours());
        assertThat(convening.done(supervisor, SmallCity.id(), task, "已答复")).isEqualTo(new Tasking.Told());
        assertThat(convening.drop(clerk, SmallCity.id(), task, "不办了")).isEqualTo(new Tasking.MovedMeanwhile("DONE"));
        assertThat(convening.reopen(clerk, SmallCity.id(), task, "居民说没收到")).isEqualTo(new Tasking.Told());
        assertThat(convening.drop(clerk, SmallCity.id(), task, "并入下次")).isEqualTo(new Tasking.Told());
    }

    @Test
    @Shows("ZS-07")
    void a_matter_for_four_sides_is_raised_given_to_each_handled_by_each_and_closed(City city) {
        var meetsAt = city.now().plusSeconds(60);
        var meeting = ((Calling.Called) convening.call(clerk, SmallCity.id(), small.community, "联动会", "工地", meetsAt))
                .meeting();
        agenda(meeting).forEach(item -> convening.remove(clerk, SmallCity.id(), meeting, item));
        convening.add(clerk, SmallCity.id(), meeting, "北门外违建挡住管沟开挖");
        var item = agenda(meeting).getFirst();
        cities.setClock(city, meetsAt.plusSeconds(60));
        // Construction, enforcement, the community, and the owner's side.
        var sides = List.of(
                small.viewer(Role.HOUSING_BUREAU),
                small.viewer(Role.DEPARTMENT),
                small.viewer(Role.COMMUNITY_WORKER),
                clerk);
        for (var side : sides) {
            assertThat(convening.note(
                            clerk,
                            SmallCity.id(),
                            meeting,
                            item,
                            "各办各的一步",
                            side.person(),
                            city.today().plusDays(3)))
                    .isEqualTo(new Preparing.Prepared());
        }
        convening.conclude(clerk, SmallCity.id(), meeting, item, "住建、城管、社区、街道一起办");
        assertThat(convening.minute(clerk, SmallCity.id(), meeting, "四方")).isEqualTo(new Minuting.Minuted(4));
        for (var side : sides) {
            var task = db.sql("select id from dispatch.task where meeting_id = ? and owner_id = ?")
                    .params(meeting, side.person())
                    .query(UUID.class)
                    .single();
            assertThat(convening.done(supervisor, SmallCity.id(), task, "代办"))
                    .as("the side responsible answers for itself")
                    .isEqualTo(new Tasking.NotYours());
            assertThat(convening.done(side, SmallCity.id(), task, "办完了")).isEqualTo(new Tasking.Told());
        }
        assertThat(db.sql("select count(*) from dispatch.task where meeting_id = ? and state = 'OPEN'")
                        .param(meeting)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<UUID> agenda(UUID meeting) {
        return db.sql("select id from dispatch.agenda_item where meeting_id = ? order by position")
                .param(meeting)
                .query(UUID.class)
                .list();
    }

    @Test
    void a_meeting_may_be_cancelled_until_it_is_held_and_an_empty_one_has_no_minutes(City city) {
        var street = db.sql("select id from city.area where path = '/ha/liuan'")
                .query(UUID.class)
                .single();
        var called = (Calling.Called) convening.call(
                leader, SmallCity.id(), street, "街道例会", "二楼", city.now().plusSeconds(60));
        db.sql("select id from dispatch.agenda_item where meeting_id = ?")
                .param(called.meeting())
                .query(UUID.class)
                .list()
                .forEach(item -> convening.remove(leader, SmallCity.id(), called.meeting(), item));
        cities.setClock(city, city.now().plusSeconds(120));
        assertThat(convening.minute(leader, SmallCity.id(), called.meeting(), "到会"))
                .isEqualTo(new Minuting.NothingDiscussed());
        assertThat(convening.cancel(leader, SmallCity.id(), called.meeting(), "改期"))
                .isEqualTo(new Preparing.Prepared());
        assertThat(convening.cancel(leader, SmallCity.id(), called.meeting(), "改期"))
                .isEqualTo(new Preparing.Closed());
    }

    @Test
    void the_database_lets_no_task_be_born_done() {
        assertThatThrownBy(() -> db.sql("""
                        insert into dispatch.task (id, code, meeting_id, what, owner_id, owner_role, due_on, given_at, state, act_id, act_kind)
                        values (gen_random_uuid(), 'RW-2026-9999', gen_random_uuid(), '某事', ?, 'SUPERVISOR', now(), now(), 'DONE', gen_random_uuid(), 'dispatch.meeting.minuted')""").param(supervisor.person()).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void yellow_and_red_begin_where_the_rules_say() {
        var rules = rules(0, 15);
        assertThat(rules.standing(0)).isEqualTo(DispatchRules.Standing.ON_TIME);
        assertThat(rules.standing(1)).isEqualTo(DispatchRules.Standing.SLOW);
        assertThat(rules.standing(15)).isEqualTo(DispatchRules.Standing.SLOW);
        assertThat(rules.standing(16)).isEqualTo(DispatchRules.Standing.LATE);
        assertThatThrownBy(() -> rules(5, 5)).hasMessageContaining("lateAfterDays");
    }

    private static DispatchRules rules(int slow, int late) {
        var borne = new java.util.EnumMap<FindingKind, Integer>(FindingKind.class);
        for (var kind : FindingKind.values()) {
            borne.put(kind, 7);
        }
        return new DispatchRules(2000, slow, late, borne, 7, 30, 1, 3);
    }
}
