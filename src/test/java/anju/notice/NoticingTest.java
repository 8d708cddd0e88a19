package anju.notice;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.Grant;
import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices: two people, one frozen text, a whole period, every objection answered. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticingTest {
    private static final String BODY = "## 一、改造内容\n屋面防水 1,984.00 ㎡，2026-03-23 至 2026-04-07 公示。\n项目|金额\n屋面|281,728.00";

    @Autowired
    Noticing noticing;

    @Autowired
    Hearing hearing;

    @Autowired
    Concluding concluding;

    @Autowired
    NoticeBoard board;

    @Autowired
    Cities cities;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SmallCity small;
    private Viewer clerk;
    private Viewer leader;

    @BeforeEach
    void setUp() {
        if (small == null) {
            transaction.executeWithoutResult(_ -> small = new SmallCity(db));
            clerk = small.viewer(Role.SUBDISTRICT_CLERK);
            leader = small.viewer(Role.SUBDISTRICT_LEADER);
        }
    }

    @Test
    @Shows({"CD-09", "PY-04"})
    void what_is_released_is_frozen_with_its_hash_period_and_edition(City city) throws Exception {
        var subject = new NoticeDraft.Subject("plan", id());
        var draft = drafted(NoticeDraft.of("SCHEME", SmallCity.PATH, "测试小区改造方案公示", BODY, subject, null));
        assertThat(board.isBeingPrepared("SCHEME", subject)).isTrue();
        var released = (Releasing.Released) noticing.release(leader, id(), draft, 1, "");
        assertThat(released.noticeId()).isEqualTo(draft);
        assertThat(released.lastOn()).isAfterOrEqualTo(city.today().plusDays(7));
        var row = db.sql(
                        "select content_hash, state, edition_id is not null as pinned, title || E'\\n\\n' || body || E'\\n' as text from notice.notice where id = ?")
                .param(draft)
                .query()
                .singleRow();
        assertThat((byte[]) row.get("content_hash"))
                .isEqualTo(MessageDigest.getInstance("SHA-256")
                        .digest(((String) row.get("text")).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(row).containsEntry("state", "PUBLISHED").containsEntry("pinned", true);
        assertThatThrownBy(() -> db.sql("update notice.notice set body = '改过' where id = ?")
                        .param(draft)
                        .update())
                .hasMessageContaining("notice");
        assertThat(board.latest("SCHEME", subject)).contains(draft);
        assertThat(board.ranItsCourse("SCHEME", subject)).isEmpty();
        assertThat(board.isBeingPrepared("SCHEME", subject)).isFalse();
    }

    @Test
    void nobody_releases_what_they_wrote_in() {
        var both = new Viewer(
                clerk.personId(),
                "both",
                List.of(new Grant(Role.SUBDISTRICT_CLERK, "/ha"), new Grant(Role.SUBDISTRICT_LEADER, "/ha")));
        var draft = drafted(draft("两种身份的人"));
        assertThat(noticing.release(both, id(), draft, 1, "")).isEqualTo(new Releasing.OwnDraft());
        var other = small.viewer(Role.COMMITTEE_MEMBER, SmallCity.PATH);
        assertThat(noticing.redraft(other, id(), draft, 1, draft("两种身份的人改过"))).isEqualTo(new Drafting.Drafted(draft));
        var otherToo = new Viewer(other.personId(), "x", List.of(new Grant(Role.HOUSING_BUREAU, "/ha")));
        assertThat(noticing.release(otherToo, id(), draft, 2, "")).isEqualTo(new Releasing.OwnDraft());
        assertThat(noticing.release(leader, id(), draft, 2, "")).isInstanceOf(Releasing.Released.class);
    }

    @Test
    void only_the_text_that_was_read_is_released() {
        var draft = drafted(draft("先看到的文字"));
        noticing.redraft(clerk, id(), draft, 1, draft("后来改的文字"));
        assertThat(noticing.release(leader, id(), draft, 1, "")).isEqualTo(new Releasing.Changed());
        assertThat(noticing.redraft(clerk, id(), draft, 1, draft("又改一次的"))).isEqualTo(new Drafting.Changed());
        assertThat(noticing.sendBack(leader, id(), draft, 1, "金额没写")).isEqualTo(new Releasing.Changed());
        assertThat(noticing.sendBack(leader, id(), draft, 2, "金额没写")).isEqualTo(new Releasing.SentBack());
        assertThat(noticing.giveUp(clerk, id(), draft, 2)).isEqualTo(new Drafting.Changed());
        assertThat(noticing.giveUp(clerk, id(), draft, 3)).isEqualTo(new Drafting.Drafted(draft));
        assertThat(noticing.release(leader, id(), draft, 3, "")).isEqualTo(new Releasing.Changed());
        assertThatThrownBy(() -> noticing.sendBack(leader, id(), draft, 3, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void personal_numbers_stop_a_release_until_taken_out_or_explained() {
        var draft = drafted(new NoticeDraft(
                "OTHER",
                SmallCity.PATH,
                "联系方式公示",
                "第一行\n联系人 130-0000-1234，卡号 6222 0000 0000 0000 000",
                0,
                null,
                null,
                null));
        var found = (Releasing.NumbersFound) noticing.release(leader, id(), draft, 1, " ");
        assertThat(found.findings())
                .containsExactly(
                        new NumberScan.Finding(NumberScan.Kind.MOBILE, 2, "130******34"),
                        new NumberScan.Finding(NumberScan.Kind.ACCOUNT, 2, "622**************00"));
        assertThat(noticing.release(leader, id(), draft, 1, "街道值班手机，不是个人的")).isInstanceOf(Releasing.Released.class);
        assertThat(db.sql("select numbers_reason from notice.notice where id = ?")
                        .param(draft)
                        .query(String.class)
                        .single())
                .isEqualTo("街道值班手机，不是个人的");
    }

    @Test
    void preparing_is_refused_in_these_ways() {
        assertThat(noticing.draft(
                        clerk, id(), new NoticeDraft("NO_SUCH", SmallCity.PATH, "没有这一类", "x", 0, null, null, null)))
                .isEqualTo(new Drafting.UnknownKind("NO_SUCH"));
        assertThat(noticing.draft(
                        clerk, id(), new NoticeDraft("SCHEME", SmallCity.PATH, "时间太短了", "x", 6, null, null, null)))
                .isEqualTo(new Drafting.WrongLength(7, 90));
        assertThat(noticing.draft(
                        clerk, id(), new NoticeDraft("SCHEME", SmallCity.PATH, "时间太长了", "x", 91, null, null, null)))
                .isEqualTo(new Drafting.WrongLength(7, 90));
        assertThat(noticing.draft(
                        clerk, id(), new NoticeDraft("SCHEME", "/ha/nowhere", "没有这个地方", "x", 0, null, null, null)))
                .isEqualTo(new Drafting.NoSuchPlace());
        assertThat(noticing.draft(
                        clerk, id(), new NoticeDraft("SCHEME", SmallCity.PATH, "没有这个文件", "x", 0, null, id(), null)))
                .isEqualTo(new Drafting.NotPublicFile());
        assertThat(noticing.draft(
                        clerk, id(), new NoticeDraft("SCHEME", SmallCity.PATH, "替换不存在的", "x", 0, null, null, id())))
                .isEqualTo(new Drafting.NotReplaceable());
        assertThatThrownBy(() -> draft("短")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoticeDraft.Subject("Plan", id())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_acts_outside_their_place_or_role() {
        var far = small.viewer(Role.SUBDISTRICT_CLERK, "/ha/liuan/other");
        for (var by : List.of(far, small.owner(0), leader, Viewer.PUBLIC)) {
            assertThatThrownBy(() -> noticing.draft(by, id(), draft("不该能写的"))).isInstanceOf(NotPermitted.class);
        }
        var draft = drafted(draft("只有别人能发布"));
        for (var by : List.of(small.viewer(Role.SUBDISTRICT_LEADER, "/ha/liuan/other"), clerk, Viewer.PUBLIC)) {
            assertThatThrownBy(() -> noticing.release(by, id(), draft, 1, "")).isInstanceOf(NotPermitted.class);
        }
        var notice = published("只有别人能发布的");
        assertThatThrownBy(() -> concluding.withdraw(clerk, id(), notice, "写错了"))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> hearing.raise(Viewer.PUBLIC, id(), notice, "x"))
                .isInstanceOf(NotPermitted.class);
        var elsewhere = new Viewer(small.owners.get(1), "x", List.of(new Grant(Role.OWNER, "/ha/liuan/other/TST-9")));
        assertThatThrownBy(() -> hearing.raise(elsewhere, id(), notice, "x")).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> hearing.enter(small.owner(0), id(), notice, Channel.PHONE, LocalDate.EPOCH, null, "x"))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void a_notice_closes_only_after_its_period_and_with_every_objection_answered(City city) {
        var subject = new NoticeDraft.Subject("plan", id());
        var notice = drafted(NoticeDraft.of("SCHEME", SmallCity.PATH, "要收异议的方案", BODY, subject, null));
        var released = (Releasing.Released) noticing.release(leader, id(), notice, 1, "");
        var raised = (Objecting.Raised) hearing.raise(small.owner(3), id(), notice, "屋面单价太高，我家电话 13000001234");
        assertThat(raised.number()).isEqualTo(1);
        var entered =
                (Objecting.Raised) hearing.enter(clerk, id(), notice, Channel.MEETING, city.today(), null, "会上有人问工期");
        assertThat(entered.number()).isEqualTo(2);
        assertThat(hearing.enter(
                        clerk, id(), notice, Channel.PAPER, city.today().minusDays(1), null, "早了"))
                .isInstanceOf(Objecting.OutsidePeriod.class);
        assertThat(hearing.enter(
                        clerk, id(), notice, Channel.PAPER, city.today().plusDays(1), null, "还没到"))
                .isInstanceOf(Objecting.OutsidePeriod.class);
        assertThat(db.sql("select count(*) from notice.objection where encode(text_enc, 'escape') like '%13000001234%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(concluding.close(clerk, id(), notice)).isEqualTo(new Closing.StillRunning(released.lastOn()));
        cities.setClock(
                city,
                released.lastOn()
                        .plusDays(1)
                        .atStartOfDay(City.ZONE)
                        .toInstant()
                        .plusSeconds(1));
        try {
            assertThat(hearing.raise(small.owner(4), id(), notice, "晚了一秒")).isEqualTo(new Objecting.PeriodOver());
            assertThat(concluding.close(clerk, id(), notice)).isEqualTo(new Closing.OpenObjections(2));
            assertThat(board.ranItsCourse("SCHEME", subject)).isEmpty();
            assertThat(hearing.answer(clerk, id(), raised.objectionId(), Outcome.REJECTED, "打 13000001234 问"))
                    .isInstanceOf(Answering.NumbersFound.class);
            assertThat(hearing.answer(clerk, id(), raised.objectionId(), Outcome.REJECTED, "单价按招标价，可打 0760-88880000 问"))
                    .isEqualTo(new Answering.Answered(1));
            assertThat(hearing.answer(clerk, id(), raised.objectionId(), Outcome.UPHELD, "再答一次"))
                    .isEqualTo(new Answering.AlreadyAnswered());
            assertThat(hearing.answer(clerk, id(), entered.objectionId(), Outcome.ANSWERED, "工期 90 天"))
                    .isEqualTo(new Answering.Answered(0));
            assertThat(board.ranItsCourse("SCHEME", subject)).contains(notice);
            assertThat(concluding.close(clerk, id(), notice)).isEqualTo(new Closing.Closed(2));
            assertThat(concluding.close(clerk, id(), notice)).isEqualTo(new Closing.AlreadyOver());
            assertThat(db.sql("select count(*) from message.outgoing where template = 'notice.message.answered'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        } finally {
            cities.setClock(city, java.time.Instant.now());
        }
    }

    @Test
    void whoever_objected_does_not_answer() {
        var notice = published("自己答自己的");
        var ownerAndClerk = new Viewer(
                small.owners.get(6),
                "x",
                List.of(new Grant(Role.OWNER, SmallCity.PATH), new Grant(Role.SUBDISTRICT_CLERK, "/ha")));
        var raised = (Objecting.Raised) hearing.raise(ownerAndClerk, id(), notice, "有意见");
        assertThat(hearing.answer(ownerAndClerk, id(), raised.objectionId(), Outcome.ANSWERED, "没事了"))
                .isEqualTo(new Answering.OwnObjection());
    }

    @Test
    void a_new_version_replaces_the_old_one_once() {
        var first = published("方案第一版的");
        var second = drafted(new NoticeDraft("SCHEME", SmallCity.PATH, "方案第二版的", "改了单价", 0, null, null, first));
        var third = drafted(new NoticeDraft("SCHEME", SmallCity.PATH, "方案第三版的", "也改了", 0, null, null, first));
        assertThat(noticing.release(leader, id(), second, 1, "")).isInstanceOf(Releasing.Released.class);
        assertThat(noticing.release(leader, id(), third, 1, "")).isEqualTo(new Releasing.NotReplaceable());
        assertThat(state(first)).isEqualTo("SUPERSEDED");
        assertThat(concluding.withdraw(leader, id(), first, "写错了")).isEqualTo(new Closing.AlreadyOver());
        assertThat(noticing.draft(
                        clerk, id(), new NoticeDraft("OTHER", SmallCity.PATH, "换了类别的", "x", 0, null, null, second)))
                .isEqualTo(new Drafting.NotReplaceable());
    }

    @Test
    void a_withdrawn_notice_stays_with_its_reason() {
        var notice = published("要撤回的公示");
        assertThatThrownBy(() -> concluding.withdraw(leader, id(), notice, " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(concluding.withdraw(leader, id(), notice, "金额写错")).isEqualTo(new Closing.Withdrawn());
        assertThat(concluding.withdraw(leader, id(), notice, "金额写错")).isEqualTo(new Closing.AlreadyOver());
        assertThat(concluding.close(clerk, id(), notice)).isEqualTo(new Closing.AlreadyOver());
        assertThat(hearing.raise(small.owner(1), id(), notice, "还能提吗")).isEqualTo(new Objecting.PeriodOver());
        assertThat(state(notice)).isEqualTo("WITHDRAWN");
    }

    @Test
    void a_double_click_prepares_one_notice() {
        var command = id();
        var first = noticing.draft(clerk, command, draft("连点两下的"));
        assertThat(noticing.draft(clerk, command, draft("连点两下的"))).isEqualTo(first);
    }

    @Test
    void a_street_notice_concerns_everybody_who_lives_in_it() {
        var draft = drafted(new NoticeDraft("PRICE", "/ha/liuan", "街道参考价公示", "防水 142 元", 0, null, null, null));
        noticing.release(leader, id(), draft, 1, "");
        assertThat(hearing.raise(small.owner(2), id(), draft, "价格高了")).isInstanceOf(Objecting.Raised.class);
    }

    private UUID published(String title) {
        var draft = drafted(draft(title));
        assertThat(noticing.release(leader, id(), draft, 1, "")).isInstanceOf(Releasing.Released.class);
        return draft;
    }

    private UUID drafted(NoticeDraft draft) {
        return ((Drafting.Drafted) noticing.draft(clerk, id(), draft)).draftId();
    }

    private static NoticeDraft draft(String title) {
        return new NoticeDraft("SCHEME", SmallCity.PATH, title, BODY, 0, null, null, null);
    }

    private String state(UUID notice) {
        return db.sql("select state from notice.notice where id = ?")
                .param(notice)
                .query(String.class)
                .single();
    }
}
