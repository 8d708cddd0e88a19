package anju.consultation;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Phone;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.money.Fraction;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import anju.testing.Web;
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

/** Opinions: from anybody, put together by a person, each with its end told to its author. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsultingTest {
    @LocalServerPort
    int port;

    @Autowired
    Listening listening;

    @Autowired
    Consulting consulting;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SmallCity small;
    private Viewer clerk;

    @BeforeEach
    void setUp() {
        if (small == null) {
            transaction.executeWithoutResult(_ -> small = new SmallCity(db));
            clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        }
    }

    @Test
    @Shows({"CD-07", "CD-08", "BY-05"})
    void opinions_of_every_channel_become_a_consensus_and_a_need_and_their_authors_are_told(City city) {
        var one = given(listening.give(small.owner(0), id(), draft("屋面漏水，下雨就滴")));
        var two = given(listening.giveUnsigned(id(), draft("屋面下雨漏水"), new Phone("13000000001")));
        var three = given(listening.enter(clerk, id(), draft("顶楼屋面漏"), Channel.VISIT, city.today(), null));
        var reached = (Sorting.Reached) consulting.reach(clerk, id(), consensus("修屋面防水"), set(one, two));
        assertThat(consulting.join(clerk, id(), reached.consensusId(), set(three)))
                .isEqualTo(new Sorting.Reached(reached.consensusId(), 3));
        var taken = (Sorting.TakenUp)
                consulting.takeUp(clerk, id(), reached.consensusId(), set(small.buildings.get(0)), false);
        assertThat(taken.told()).as("one signed in, one left a phone").isEqualTo(2);
        assertThat(db.sql("select count(*) from survey.need_part where need_id = ?")
                        .param(taken.needId())
                        .query(Long.class)
                        .single())
                .isEqualTo(12);
        assertThat(db.sql("select count(*) from consultation.fate where fate = 'IN_SCOPE' and opinion_id = any(?)")
                        .param(new UUID[] {one, two, three})
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(db.sql("select count(*) from consultation.contact where opinion_id = ?")
                        .param(two)
                        .query(Long.class)
                        .single())
                .as("a phone is forgotten once its owner was told")
                .isZero();
        assertThat(consulting.takeUp(clerk, id(), reached.consensusId(), set(), true))
                .isEqualTo(new Sorting.AlreadyDecided());
        assertThat(consulting.decline(clerk, id(), reached.consensusId(), Fate.LATER, "已经定了"))
                .isEqualTo(new Sorting.AlreadyDecided());
        assertThat(consulting.join(clerk, id(), reached.consensusId(), set(one)))
                .isEqualTo(new Sorting.AlreadyDecided());
    }

    @Test
    void an_opinion_put_into_the_wrong_consensus_is_taken_out_again_while_it_is_open() {
        var one = given(listening.give(small.owner(7), id(), draft("三号楼屋面漏水")));
        var two = given(listening.give(small.owner(8), id(), draft("三号楼门禁坏了")));
        var reached =
                ((Sorting.Reached) consulting.reach(clerk, id(), consensus("修三号楼屋面"), set(one, two))).consensusId();
        assertThat(consulting.part(clerk, id(), reached, id())).isEqualTo(new Sorting.NotApart());
        assertThat(consulting.part(clerk, id(), reached, two)).isEqualTo(new Sorting.Parted());
        assertThat(consulting.part(clerk, id(), reached, two)).isEqualTo(new Sorting.NotApart());
        assertThat(consulting.part(clerk, id(), reached, one))
                .as("a consensus of nobody says nothing")
                .isEqualTo(new Sorting.NotApart());
        var other = ((Sorting.Reached) consulting.reach(clerk, id(), consensus("换门禁"), set(two))).consensusId();
        assertThat(db.sql("select consensus_id from consultation.grouped where opinion_id = ?")
                        .param(two)
                        .query(UUID.class)
                        .single())
                .isEqualTo(other);
        assertThatThrownBy(() -> consulting.part(small.owner(0), id(), reached, one))
                .isInstanceOf(NotPermitted.class);
        consulting.decline(clerk, id(), other, Fate.LATER, "明年再换");
        assertThat(consulting.part(clerk, id(), other, two)).isEqualTo(new Sorting.AlreadyDecided());
    }

    @Test
    void a_resident_sees_what_became_of_everything_they_said(City city) {
        var answered = given(listening.give(small.owner(9), id(), draft("小区要有晾衣杆")));
        given(listening.give(small.owner(9), id(), draft("单元门关不上")));
        given(listening.give(small.owner(10), id(), draft("别人家的意见")));
        consulting.conclude(clerk, id(), answered, Fate.ALREADY_SOLVED, "上周已经装好");
        assertThat(Web.at(city, port)
                        .as(small.owner(9), db)
                        .get("/home/opinions")
                        .isOk()
                        .words())
                .contains("提过 2 条，1 条等待答复", "小区要有晾衣杆", "已经解决", "上周已经装好", "单元门关不上", "等待答复")
                .doesNotContain("别人家的意见");
    }

    @Test
    void an_opinion_is_answered_once() {
        var alone = given(listening.give(small.owner(1), id(), draft("楼下理发店太吵")));
        assertThat(consulting.conclude(clerk, id(), alone, Fate.OTHER_CHANNEL, "打 13000001234"))
                .isEqualTo(new Sorting.NumbersFound());
        assertThat(consulting.conclude(clerk, id(), alone, Fate.OTHER_CHANNEL, "已转 12345 热线办理"))
                .isEqualTo(new Sorting.Concluded(1));
        assertThat(consulting.conclude(clerk, id(), alone, Fate.LATER, "再答一次")).isEqualTo(new Sorting.NotFree());
        assertThat(consulting.reach(clerk, id(), consensus("已答复的不能合"), set(alone)))
                .isEqualTo(new Sorting.NotFree());
        assertThatThrownBy(() -> consulting.conclude(clerk, id(), alone, Fate.IN_SCOPE, "不能这样"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> consulting.conclude(clerk, id(), alone, Fate.LATER, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_declined_consensus_answers_all_its_opinions() {
        var one = given(listening.give(small.owner(2), id(), draft("建一座游泳池")));
        var two = given(listening.give(small.owner(3), id(), draft("想要游泳池啊")));
        var reached = (Sorting.Reached) consulting.reach(clerk, id(), consensus("建游泳池"), set(one, two));
        assertThat(consulting.reach(clerk, id(), consensus("又合一次"), set(one))).isEqualTo(new Sorting.NotFree());
        assertThat(consulting.takeUp(clerk, id(), reached.consensusId(), set(id()), false))
                .isEqualTo(new Sorting.NobodyTouched());
        assertThat(consulting.decline(clerk, id(), reached.consensusId(), Fate.NOT_FEASIBLE, "没有空地"))
                .isEqualTo(new Sorting.Concluded(2));
    }

    @Test
    void giving_is_refused_in_these_ways(City city) {
        assertThat(listening.give(small.owner(0), id(), new OpinionDraft(small.compound, "NO_SUCH", "没有这一类")))
                .isEqualTo(new Giving.UnknownTopic("NO_SUCH"));
        assertThat(listening.give(small.owner(0), id(), draft("找我 13000001234")))
                .isEqualTo(new Giving.NumbersFound(1));
        assertThat(listening.enter(
                        clerk, id(), draft("明天说的话"), Channel.PHONE, city.today().plusDays(1), null))
                .isEqualTo(new Giving.InTheFuture());
        assertThatThrownBy(() -> draft("短")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> listening.enter(clerk, id(), draft("不该这样登记"), Channel.QR, city.today(), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(consulting.reach(clerk, id(), consensus("一条也没有"), set())).isEqualTo(new Sorting.NotFree());
        assertThat(consulting.reach(clerk, id(), new ConsensusDraft(small.compound, "NO_SUCH", "没有这类", ""), set(id())))
                .isEqualTo(new Sorting.UnknownTopic("NO_SUCH"));
        var one = given(listening.give(small.owner(4), id(), draft("标题带号码的")));
        assertThat(consulting.reach(clerk, id(), consensus("打 13000001234"), set(one)))
                .isEqualTo(new Sorting.NumbersFound());
    }

    @Test
    void nobody_acts_outside_their_place_or_role(City city) {
        var far = small.viewer(Role.SUBDISTRICT_CLERK, "/ha/liuan/other");
        for (var by : List.of(far, small.owner(0), Viewer.PUBLIC)) {
            assertThatThrownBy(() -> listening.enter(by, id(), draft("别处的人登记"), Channel.VISIT, city.today(), null))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> consulting.reach(by, id(), consensus("别处的人合"), set(id())))
                    .isInstanceOf(NotPermitted.class);
        }
        assertThatThrownBy(() -> listening.give(Viewer.PUBLIC, id(), draft("没登录的人提")))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void what_is_alike_is_proposed_together_and_always_the_same_way() {
        var a = new Likeness.Said(id(), "ROOF_LEAK", "东门坡道太陡，轮椅上不去");
        var b = new Likeness.Said(id(), "ROOF_LEAK", "东门的坡道太陡轮椅推不上去");
        var c = new Likeness.Said(id(), "OTHER", "东门坡道太陡，轮椅上不去");
        var d = new Likeness.Said(id(), "ROOF_LEAK", "楼道灯不亮");
        assertThat(Likeness.groups(List.of(a, b, c, d), new Fraction(2, 5))).containsExactly(List.of(a.id(), b.id()));
        assertThat(Likeness.groups(List.of(d, c, a), new Fraction(2, 5))).isEmpty();
    }

    @Test
    @Shows("EP-11")
    void anybody_at_the_gate_may_speak_and_looks_it_up_by_code(City city) {
        var web = Web.at(city, port);
        var at = "/compounds/" + small.compound + "/opinions";
        assertThat(web.get(at + "/sign").isOk().words()).contains("扫一扫");
        var refused = web.get(at + "/new").isOk().form().with("text", "短").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("至少写 4 个字", "请选择“哪一类”");
        var given = refused.form()
                .with("text", "门口路灯不亮，晚上看不见")
                .with("topic", "OTHER")
                .submit();
        assertThat(given.words()).contains("已收到", "查询码", "等待整理");
        assertThat(web.get(at).isOk().words()).doesNotContain("看不见").contains("居民的意见去了哪里");
        assertThat(web.get("/opinions/00000000000000").status()).isEqualTo(404);
        var desk = Web.at(city, port).as(clerk, db);
        assertThat(desk.get("/opinions").isOk().words()).contains("测试小区");
        var sort = desk.get("/compounds/" + small.compound + "/consensuses").isOk();
        var opinion = db.sql("select id from consultation.opinion where text like '门口路灯%'")
                .query(UUID.class)
                .single();
        assertThat(sort.words()).contains("门口路灯不亮");
        var consensus = sort.form("/compounds/" + small.compound + "/consensuses")
                .with("opinions", opinion.toString())
                .with("topic", "OTHER")
                .with("title", "修门口路灯")
                .submit();
        assertThat(consensus.words()).contains("已合成，共 1 条意见", "商量中");
        var action = consensus.document().select("form[action$=need]").attr("action");
        assertThat(consensus.form(action).send().words()).contains("请勾选整个小区，或勾选楼栋");
        assertThat(consensus.form(action).with("whole", "true").submit().words())
                .contains("已列入改造", "看需求");
        assertThat(web.get(at).words()).contains("修门口路灯", "门口路灯不亮，晚上看不见", "看来龙去脉");
        assertThat(Web.at(city, port).as(small.owner(0), db).get("/opinions").status())
                .isEqualTo(403);
    }

    @Test
    void the_pages_fit_phone_and_desk(City city) {
        given(listening.give(small.owner(5), id(), draft("楼道扶手松了，老人上楼不安全")));
        given(listening.give(small.owner(6), id(), draft("楼道扶手松了老人不安全")));
        var at = "/compounds/" + small.compound;
        try (var browser = Browser.at(city, port).as(Web.at(city, port).as(clerk, db))) {
            for (var path : List.of("/opinions", "/opinions/new", "/opinions/sign", "/consensuses")) {
                browser.open(at + path);
                var name = "consultation" + path.replace('/', '-');
                browser.screenshot(name, Browser.PHONE);
                browser.fits(Browser.PHONE).isAccessible();
                browser.screenshot(name, Browser.DESK);
                browser.fits(Browser.DESK).isAccessible();
            }
        }
    }

    private static UUID given(Giving giving) {
        return ((Giving.Given) giving).opinionId();
    }

    private OpinionDraft draft(String text) {
        return new OpinionDraft(small.compound, "ROOF_LEAK", text);
    }

    private ConsensusDraft consensus(String title) {
        return new ConsensusDraft(small.compound, "ROOF_LEAK", title, "");
    }

    private static TreeSet<UUID> set(UUID... ids) {
        return new TreeSet<>(List.of(ids));
    }
}
