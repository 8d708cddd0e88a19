package anju.consultation;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Neighbours meet: called, counted, heard, and everybody reads the minutes. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatheringTest {
    @LocalServerPort
    int port;

    @Autowired
    Calling calling;

    @Autowired
    Groups groups;

    @Autowired
    Listening listening;

    @Autowired
    Consulting consulting;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SmallCity small;
    private Viewer worker;
    private Viewer clerk;

    @BeforeEach
    void setUp() {
        if (small == null) {
            transaction.executeWithoutResult(_ -> small = new SmallCity(db));
            worker = small.viewer(Role.COMMUNITY_WORKER);
            clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        }
    }

    @Test
    @Shows({"CD-08", "EP-17"})
    void neighbours_are_called_counted_and_heard_and_the_minutes_are_for_everybody() {
        var gathering = called(GatheringForm.PAVILION);
        assertThat(calling.signIn(small.owner(0), id(), gathering)).isEqualTo(new Gathering.SignedIn(false));
        assertThat(calling.signIn(small.owner(0), id(), gathering)).isEqualTo(new Gathering.SignedIn(true));
        assertThat(calling.tick(worker, id(), gathering, people(1, 2, 3))).isEqualTo(new Gathering.Counted(4));
        assertThat(calling.tick(worker, id(), gathering, people(1, 2)))
                .as("whoever is taken off the list is off it; who signed in alone stays")
                .isEqualTo(new Gathering.Counted(3));
        var opinion = ((Giving.Given) listening.hear(worker, id(), gathering, opinion("门口的坡道太陡"), null)).opinionId();
        assertThat(db.sql("select channel from consultation.opinion where id = ? and gathering_id = ?")
                        .params(opinion, gathering)
                        .query(String.class)
                        .single())
                .isEqualTo("MEETING");
        assertThat(calling.publish(worker, id(), gathering)).isEqualTo(new Gathering.Settled(GatheringState.CALLED));
        assertThat(calling.record(worker, id(), gathering, minutes("大家同意先修坡道，找 13000001234 联系", 5)))
                .isEqualTo(new Gathering.Recorded(1));
        assertThat(calling.publish(worker, id(), gathering))
                .as("who wrote them does not publish them")
                .isEqualTo(new Gathering.OwnMinutes());
        assertThat(calling.publish(clerk, id(), gathering))
                .as("a person's number is not published")
                .isEqualTo(new Gathering.NumbersFound(List.of(1)));
        assertThat(calling.record(worker, id(), gathering, minutes("大家同意先修坡道。", 5)))
                .isEqualTo(new Gathering.Recorded(2));
        assertThat(calling.cancel(worker, id(), gathering, "来不及了"))
                .isEqualTo(new Gathering.Settled(GatheringState.HELD));
        assertThatThrownBy(() -> db.sql("""
                        insert into consultation.gathering_step (id, gathering_id, to_state, named, walk_ins, by_person, at, act_id, act_kind)
                        values (gen_random_uuid(), ?, 'PUBLISHED', 1, 0, ?, now(), gen_random_uuid(), 'consultation.gathering.published')""").params(gathering, worker.person()).update())
                .hasMessageContaining("published by somebody else");
        assertThat(calling.publish(clerk, id(), gathering)).isEqualTo(new Gathering.Published(3, 5));
        var settled = new Gathering.Settled(GatheringState.PUBLISHED);
        assertThat(calling.publish(worker, id(), gathering)).isEqualTo(settled);
        assertThat(calling.record(worker, id(), gathering, minutes("再改一次", 9))).isEqualTo(settled);
        assertThat(calling.tick(worker, id(), gathering, people(4))).isEqualTo(settled);
        assertThat(calling.signIn(small.owner(5), id(), gathering)).isEqualTo(settled);
        assertThat(listening.hear(worker, id(), gathering, opinion("会后才说的话"), null))
                .isEqualTo(new Giving.GatheringOver());
        assertThatThrownBy(() -> db.sql("delete from consultation.attendance where gathering_id = ?")
                        .param(gathering)
                        .update())
                .hasMessageContaining("who came is settled");
    }

    @Test
    void a_gathering_is_refused_in_these_ways(City city) {
        var past = new GatheringDraft(
                small.compound,
                GatheringForm.COURTYARD,
                null,
                "昨天的会",
                "院子",
                "坡道",
                city.now().minus(Duration.ofDays(1)));
        assertThat(calling.call(worker, id(), past)).isEqualTo(new Gathering.InThePast());
        var numbers = new GatheringDraft(
                small.compound,
                GatheringForm.COURTYARD,
                null,
                "说坡道",
                "院子",
                "报名打 13000001234",
                city.now().plus(Duration.ofDays(1)));
        assertThat(calling.call(worker, id(), numbers)).isInstanceOf(Gathering.NumbersFound.class);
        var later = ((Gathering.Called) calling.call(
                        worker,
                        id(),
                        new GatheringDraft(
                                small.compound,
                                GatheringForm.EVENING,
                                null,
                                "后天晚上说坡道",
                                "院子",
                                "坡道",
                                city.now().plus(Duration.ofDays(2)))))
                .gatheringId();
        assertThat(calling.tick(worker, id(), later, people(1))).isEqualTo(new Gathering.NotYet());
        assertThat(calling.record(worker, id(), later, minutes("还没开就写纪要", 3))).isEqualTo(new Gathering.NotYet());
        assertThat(calling.signIn(small.owner(1), id(), later)).isEqualTo(new Gathering.NotToday());
        assertThat(listening.hear(worker, id(), later, opinion("还没开会就说"), null)).isEqualTo(new Giving.InTheFuture());
        assertThat(told("consultation.message.called")).isEqualTo(small.owners.size());
        assertThat(told("consultation.message.called-off")).isZero();
        assertThat(calling.cancel(worker, id(), later, "下雨，改天再开")).isEqualTo(new Gathering.Cancelled());
        assertThat(told("consultation.message.called-off")).isEqualTo(small.owners.size());
        assertThat(calling.tick(worker, id(), later, people(1)))
                .isEqualTo(new Gathering.Settled(GatheringState.CANCELLED));
        var today = called(GatheringForm.COURTYARD);
        assertThat(calling.record(worker, id(), today, minutes("一个人也没来", 0))).isEqualTo(new Gathering.NobodyCame());
        assertThat(calling.tick(worker, id(), today, new TreeSet<>(List.of(id()))))
                .isEqualTo(new Gathering.NotANeighbour());
        assertThatThrownBy(() -> minutes("短", 0)).isInstanceOf(IllegalArgumentException.class);
        for (var by : List.of(small.owner(0), small.viewer(Role.COMMUNITY_WORKER, "/ha/liuan/other"), Viewer.PUBLIC)) {
            assertThatThrownBy(() -> calling.tick(by, id(), today, people(1))).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> calling.publish(by, id(), today)).isInstanceOf(NotPermitted.class);
        }
        assertThatThrownBy(() -> calling.signIn(worker, id(), today)).isInstanceOf(NotPermitted.class);
    }

    @Test
    @Shows("PY-05")
    void a_stairwell_talks_about_its_own_stairs_and_nobody_else_is_called(City city) {
        // Parts 0 to 5 are in the first stairwell; owner 0 holds part 20 elsewhere too.
        var stairwell = small.stairwells.getFirst();
        var soon = city.now().plus(Duration.ofMinutes(1));
        var draft = new GatheringDraft(
                small.compound, GatheringForm.STAIRWELL, stairwell, "楼道微更新点子会", "1 单元门厅", "墙面刷什么颜色\n放不放书架", soon);
        assertThatThrownBy(() ->
                        new GatheringDraft(small.compound, GatheringForm.STAIRWELL, null, "点子会", "门厅", "颜色", soon))
                .isInstanceOf(IllegalArgumentException.class);
        var elsewhere = new GatheringDraft(small.compound, GatheringForm.STAIRWELL, id(), "点子会", "门厅", "颜色", soon);
        assertThat(calling.call(worker, id(), elsewhere)).isEqualTo(new Gathering.NoSuchStairwell());
        long before = told("consultation.message.called");
        var talk = ((Gathering.Called) calling.call(worker, id(), draft)).gatheringId();
        assertThat(told("consultation.message.called")).as("its six homes").isEqualTo(before + 6);
        assertThat(calling.tick(worker, id(), talk, people(1, 7))).isEqualTo(new Gathering.NotANeighbour());
        assertThat(calling.signIn(small.owner(7), id(), talk)).isEqualTo(new Gathering.NotANeighbour());
        assertThat(calling.signIn(small.owner(0), id(), talk)).isEqualTo(new Gathering.SignedIn(false));
        assertThat(calling.tick(worker, id(), talk, people(1, 2))).isEqualTo(new Gathering.Counted(3));
        calling.record(worker, id(), talk, new MinutesDraft("王家会画，出了三张稿子", null, List.of("二楼转角放书架", "墙裙刷浅绿"), 0));
        calling.publish(small.viewer(Role.COMMUNITY_WORKER), id(), talk);
        var page = Web.at(city, port).get("/gatherings/" + talk).isOk();
        assertThat(page.words()).contains("楼道议事 1 号楼 1 单元", "二楼转角放书架", "墙裙刷浅绿");
        var desk = Web.at(city, port).as(worker, db);
        var form = desk.get("/compounds/" + small.compound + "/gatherings/new")
                .isOk()
                .form()
                .with("form", "STAIRWELL")
                .with("title", "楼道微更新")
                .with("venue", "门厅")
                .with("topics", "颜色")
                .with("at", "2030-01-01 19:00")
                .send();
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.words()).contains("“单元”");
        assertThat(desk.get("/gatherings/" + talk + "/sheet").words())
                .contains("1-1-101")
                .doesNotContain("1-2-101");
    }

    @Test
    @Shows({"CD-06", "BY-20"})
    void a_council_sits_only_once_party_members_owners_and_residents_have_a_voice(City city) {
        var draft = new GatheringDraft(
                small.compound,
                GatheringForm.COUNCIL,
                null,
                "理事会说公约",
                "议事亭",
                "公约",
                city.now().plus(Duration.ofMinutes(1)));
        assertThat(calling.call(worker, id(), draft)).isEqualTo(new Gathering.NoGroup());
        assertThat(groups.form(
                        worker, id(), small.compound, "测试小区自治小组", city.today().plusDays(1)))
                .isEqualTo(new Grouping.InTheFuture());
        assertThat(groups.form(worker, id(), small.compound, "打 13000001234", city.today()))
                .isEqualTo(new Grouping.NumbersFound());
        var group = ((Grouping.Formed) groups.form(worker, id(), small.compound, "测试小区自治小组", city.today())).groupId();
        assertThat(groups.form(worker, id(), small.compound, "又一个小组", city.today()))
                .isEqualTo(new Grouping.FormedAlready());
        assertThat(groups.name(worker, id(), group, id(), SpeaksFor.OWNERS)).isEqualTo(new Grouping.NotANeighbour());
        assertThat(named(group, 1, SpeaksFor.PARTY_MEMBERS).acting()).isFalse();
        assertThat(named(group, 2, SpeaksFor.OWNERS).acting()).isFalse();
        assertThat(groups.name(worker, id(), group, small.owners.get(2), SpeaksFor.RESIDENTS))
                .isEqualTo(new Grouping.MemberAlready());
        assertThat(calling.call(worker, id(), draft)).isEqualTo(new Gathering.NoGroup());
        var third = named(group, 3, SpeaksFor.RESIDENTS);
        assertThat(third.acting()).isTrue();
        long before = told("consultation.message.called");
        var council = ((Gathering.Called) calling.call(worker, id(), draft)).gatheringId();
        assertThat(told("consultation.message.called")).as("its members alone").isEqualTo(before + 3);
        calling.tick(worker, id(), council, people(1, 3));
        var desk = Web.at(city, port)
                .as(worker, db)
                .get("/gatherings/" + council + "/desk")
                .isOk();
        assertThat(desk.words()).contains("自治小组到会 2 人，共 3 人");
        assertThat(groups.leave(worker, id(), third.memberId(), "搬走了")).isEqualTo(new Grouping.Left(false));
        assertThat(groups.leave(worker, id(), third.memberId(), "再退一次")).isEqualTo(new Grouping.LeftAlready());
        assertThatThrownBy(() -> groups.name(small.owner(1), id(), group, small.owners.get(5), SpeaksFor.OWNERS))
                .isInstanceOf(NotPermitted.class);
        assertThat(Web.at(city, port)
                        .get("/compounds/" + small.compound + "/group")
                        .isOk()
                        .words())
                .contains("测试小区自治小组", "党员代表", "业**")
                .doesNotContain("业主1");
    }

    @Test
    void a_meeting_goes_through_its_pages_with_what_is_wrong_named(City city) {
        var desk = Web.at(city, port).as(worker, db);
        var at = "/compounds/" + small.compound + "/gatherings";
        var refused = desk.get(at + "/new")
                .isOk()
                .form()
                .with("title", "短")
                .with("at", "昨天")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("至少写 2 个字", "请选择“形式”", "请填写“地点”");
        var soon = ZonedDateTime.ofInstant(city.now().plus(Duration.ofMinutes(2)), City.ZONE);
        var called = refused.form()
                .with("form", "COURTYARD")
                .with("title", "楼道灯怎么修")
                .with("venue", "3 号楼前")
                .with("topics", "换声控灯还是常亮灯")
                .with("at", soon.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")))
                .submit();
        assertThat(called.words()).contains("已召集，编号 YS-", "谁来了");
        var gathering = db.sql("select id from consultation.gathering where title = '楼道灯怎么修'")
                .query(UUID.class)
                .single();
        var here = "/gatherings/" + gathering;
        assertThat(desk.get(here + "/sheet").isOk().words()).contains("签到表", "1-1-101", "扫码签到");
        var owner = Web.at(city, port).as(small.owner(7), db);
        assertThat(owner.get(here).isOk().words()).contains("我到了");
        assertThat(owner.get(here + "/sign-in")
                        .isOk()
                        .form(here + "/sign-in")
                        .submit()
                        .words())
                .contains("已签到");
        assertThat(owner.get(here + "/desk").status()).isEqualTo(403);
        assertThat(desk.get(here + "/desk").words()).contains("手机签到");
        assertThat(desk.get(here + "/desk")
                        .form(here + "/attendance")
                        .with("people", "abc")
                        .send()
                        .status())
                .isEqualTo(422);
        desk.get(here + "/desk")
                .form(here + "/attendance")
                .with("people", small.owners.get(8).toString())
                .submit();
        assertThat(desk.get(here + "/desk")
                        .form(here + "/opinions")
                        .with("text", "短")
                        .send()
                        .words())
                .contains("至少写 4 个字");
        desk.get(here + "/desk")
                .form(here + "/opinions")
                .with("topic", "OTHER")
                .with("text", "三楼的灯半年不亮了")
                .submit();
        var bad = desk.get(here + "/desk")
                .form(here + "/minutes")
                .with("text", "说了灯的事")
                .with("walkIns", "-3")
                .with("resolutions", "换")
                .send();
        assertThat(bad.words()).contains("每行写一件");
        assertThat(bad.status()).isEqualTo(422);
        bad.form(here + "/minutes")
                .with("walkIns", "4")
                .with("resolutions", "三楼先换灯\n其余楼层下个月换")
                .with("note", "有两户吵架")
                .submit();
        var everybody = Web.at(city, port);
        assertThat(everybody.get(here).words()).contains("纪要整理好以后").doesNotContain("说了灯的事");
        assertThat(desk.get(here + "/desk").words()).contains("写的人自己不公开");
        var other = Web.at(city, port).as(clerk, db);
        assertThat(other.get(here + "/desk")
                        .form(here + "/publication")
                        .submit()
                        .words())
                .contains("纪要已公开，6 人到会");
        assertThat(everybody.get(here).isOk().words())
                .contains("说了灯的事", "三楼先换灯", "其余楼层下个月换", "签到 2 人，未留姓名 4 人", "另有 1 条意见待整理")
                .doesNotContain("吵架", "半年不亮", "业主7", "业主8");
        assertThat(everybody.get("/compounds/" + small.compound).words()).contains("楼道灯怎么修");
    }

    @Test
    void the_pages_fit_phone_and_desk(City city) {
        var gathering = called(GatheringForm.EVENING);
        calling.tick(worker, id(), gathering, people(1, 2, 9));
        listening.hear(worker, id(), gathering, opinion("晚上路灯太暗，老人不敢出门"), null);
        var at = "/compounds/" + small.compound;
        try (var browser = Browser.at(city, port).as(Web.at(city, port).as(worker, db))) {
            for (var path : List.of(
                    at + "/gatherings",
                    at + "/gatherings/new",
                    "/gatherings/" + gathering,
                    "/gatherings/" + gathering + "/desk",
                    "/gatherings/" + gathering + "/sheet",
                    at + "/group")) {
                browser.open(path);
                var name = "gathering"
                        + path.replace(at, "")
                                .replace("/gatherings/" + gathering, "-one")
                                .replace('/', '-');
                browser.screenshot(name, Browser.PHONE);
                browser.fits(Browser.PHONE).isAccessible();
                browser.screenshot(name, Browser.DESK);
                browser.fits(Browser.DESK).isAccessible();
            }
        }
    }

    private long told(String template) {
        return db.sql("select count(*) from message.outgoing where template = ?")
                .param(template)
                .query(Long.class)
                .single();
    }

    private UUID called(GatheringForm form) {
        var draft = new GatheringDraft(
                small.compound,
                form,
                null,
                "东门坡道怎么改",
                "议事亭",
                "坡道\n路灯",
                City.current().now().plus(Duration.ofMinutes(1)));
        return ((Gathering.Called) calling.call(worker, id(), draft)).gatheringId();
    }

    private Grouping.Named named(UUID group, int owner, SpeaksFor speaksFor) {
        return (Grouping.Named) groups.name(worker, id(), group, small.owners.get(owner), speaksFor);
    }

    private static MinutesDraft minutes(String text, int walkIns) {
        return new MinutesDraft(text, null, List.of("先修坡道"), walkIns);
    }

    private OpinionDraft opinion(String text) {
        return new OpinionDraft(small.compound, "OTHER", text);
    }

    private TreeSet<UUID> people(int... owners) {
        var people = new TreeSet<UUID>();
        for (int i : owners) {
            people.add(small.owners.get(i));
        }
        return people;
    }
}
