package anju.notice;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices as people meet them: written, checked, released, objected to, answered. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticePagesTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SmallCity small;
    private Web clerk;
    private Web leader;
    private Web owner;

    @BeforeAll
    void build(City city) {
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        clerk = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK), db);
        leader = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_LEADER), db);
        owner = Web.at(city, port).as(small.owner(0), db);
    }

    @Test
    void a_notice_is_written_released_objected_to_and_answered(City city) throws Exception {
        var draft = written("测试小区改造方案公示", "## 一、内容\n屋面防水\n项目|金额\n屋面|281,728.00");
        assertThat(clerk.get(draft).isOk().words()).contains("没有电话、身份证号或银行账号", "要由另一个人发布");
        var page = leader.get(draft).isOk().form(draft + "/release").submit();
        assertThat(page.words()).contains("已发布，公示到", "测试小区改造方案公示", "281,728.00");
        var at = notice("测试小区改造方案公示");
        var text = Web.at(city, port).get(at + "/text");
        assertThat(Web.at(city, port).get(at).isOk().words())
                .contains(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.bytes())),
                        "登录后提出异议");
        assertThat(owner.get(at).form(at + "/objections").send().words()).contains("请填写“写明对哪一点有异议");
        var raised =
                owner.get(at).form(at + "/objections").with("text", "单价比隔壁小区高").submit();
        assertThat(raised.words()).contains("第 1 号异议", "您写的：", "单价比隔壁小区高");
        assertThat(Web.at(city, port).get(at).words()).contains("第 1 号异议").doesNotContain("隔壁");
        assertThat(owner.get(at + "/poster").isOk().words()).contains("扫码看原文", "盖章处");
        var entered = clerk.get(at)
                .form(at + "/paper-objections")
                .with("channel", "PHONE")
                .with("text", "问工期")
                .submit();
        assertThat(entered.words()).contains("已登记为第 2 号异议");
        assertThat(clerk.get(at)
                        .form(at + "/paper-objections")
                        .with("channel", "PAPER")
                        .with("raisedOn", "2020-01-01")
                        .with("text", "早年的信")
                        .send()
                        .words())
                .contains("应在公示期内");
        var objection = "/objections/"
                + db.sql("select id from notice.objection where number = 1 and notice_id = ?::uuid")
                        .param(at.substring(9))
                        .query(String.class)
                        .single();
        assertThat(owner.get(objection).status()).isEqualTo(403);
        var refused = clerk.get(objection)
                .form(objection + "/answer")
                .with("outcome", "REJECTED")
                .with("text", "请打 13000001234")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("像手机号码的数字 130******34", "请打 13000001234");
        assertThat(clerk.get(objection)
                        .form(objection + "/answer")
                        .with("outcome", "REJECTED")
                        .with("text", "单价按招标价，清单在附件里。")
                        .submit()
                        .words())
                .contains("还有 1 条没有答复", "异议不成立", "清单在附件里");
    }

    @Test
    void personal_numbers_are_shown_where_they_stand_and_stop_the_release() {
        var draft = written("带号码的公示稿", "第一段\n联系人电话 130 0000 1234");
        assertThat(leader.get(draft).words()).contains("第 2 行像手机号码的数字 130******34");
        var refused = leader.get(draft).form(draft + "/release").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("写明为什么不是个人号码");
        assertThat(leader.get(draft)
                        .form(draft + "/release")
                        .with("numbersReason", "街道值班手机")
                        .submit()
                        .words())
                .contains("已发布");
    }

    @Test
    void a_draft_comes_back_and_is_written_anew() {
        var draft = written("要退回的公示稿", "金额待定");
        assertThat(leader.get(draft)
                        .form(draft + "/return")
                        .with("reason", "金额写明")
                        .submit()
                        .words())
                .contains("已退回拟稿人", "退回修改");
        var stale = clerk.get(draft + "/words").form();
        assertThat(clerk.get(draft + "/words")
                        .form()
                        .with("body", "金额 100 元")
                        .submit()
                        .words())
                .contains("已保存", "金额 100 元");
        var late = stale.with("body", "金额 200 元").send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.words()).contains("已被别人改过");
        assertThat(clerk.get(draft).form(draft + "/withdrawal").submit().words())
                .contains("稿子已删除");
        assertThat(clerk.get(draft).status()).isEqualTo(404);
    }

    @Test
    void what_is_missing_or_too_short_is_said_at_the_field() {
        var page = clerk.get("/notice-drafts/new")
                .form()
                .with("title", "短")
                .with("days", "3")
                .send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.words()).contains("请选择“在哪里公示”", "请选择“类别”", "至少写 4 个字", "请填写“正文”");
        assertThat(clerk.get("/notice-drafts/new")
                        .form()
                        .with("place", SmallCity.PATH)
                        .with("kind", "SCHEME")
                        .with("title", "时间太短的稿")
                        .with("body", "x")
                        .with("days", "3")
                        .send()
                        .words())
                .contains("最少 7 天，最多 90 天");
    }

    @Test
    void a_new_version_stands_beside_the_old_and_a_withdrawn_one_says_why(City city) {
        var first = released("可对比的方案公示", "屋面防水 142 元\n工期 90 天");
        var second = clerk.get("/notice-drafts/new?supersedes=" + first.substring(9))
                .form()
                .with("title", "可对比的方案公示第二版")
                .with("body", "屋面防水 138 元\n工期 90 天")
                .submit();
        var draft = second.document()
                .select("form[action$=withdrawal]")
                .attr("action")
                .replace("/withdrawal", "");
        leader.get(draft).form(draft + "/release").submit();
        var at = notice("可对比的方案公示第二版");
        var comparison = Web.at(city, port).get(at + "/comparison").isOk();
        assertThat(comparison.document().select("ins").eachText()).contains("38");
        assertThat(comparison.document().select("del").eachText()).contains("42");
        assertThat(Web.at(city, port).get(first).words()).contains("已有新版");
        assertThat(Web.at(city, port).get(first + "/comparison").status()).isEqualTo(404);
        assertThat(leader.get(at).form(at + "/withdrawal").send().words()).contains("请填写“撤回原因”");
        assertThat(leader.get(at)
                        .form(at + "/withdrawal")
                        .with("reason", "单价抄错")
                        .submit()
                        .words())
                .contains("已撤回", "单价抄错");
        assertThat(Web.at(city, port).get("/notices?q=第二版").words()).contains("可对比的方案公示第二版", "已撤回");
        assertThat(Web.at(city, port).get("/notices?period=running&q=第二版").words())
                .contains("没有符合条件的内容");
    }

    @Test
    void doors_are_closed_to_others(City city) {
        assertThat(owner.get("/notice-drafts").status()).isEqualTo(403);
        assertThat(leader.get("/notice-drafts/new").status()).isEqualTo(403);
        var draft = written("别处看不到的稿", "内容");
        var far = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_LEADER, "/ha/liuan/other"), db);
        assertThat(far.get(draft).status()).isEqualTo(403);
        assertThat(Web.at(city, port).get("/notices/" + SmallCity.id()).status())
                .isEqualTo(404);
        var at = released("只看不写的公示", "内容");
        assertThat(clerk.get(at).document().select("form[action$=conclusion]")).isEmpty();
    }

    @Test
    void the_pages_fit_phone_and_desk(City city) {
        var at =
                released("看得清的方案公示", "各位业主：\n## 一、内容\n项目|全体|金额（元）|要求\n屋面防水|1,984.00|281,728.00|过半数\n## 二、接下来\n有异议请提出。");
        owner.get(at).form(at + "/objections").with("text", "有意见").submit();
        try (var browser = Browser.at(city, port)) {
            for (var path : java.util.List.of("/notices", at, at + "/poster")) {
                browser.open(path);
                var name = "notice-" + (path.equals("/notices") ? "list" : path.equals(at) ? "page" : "poster");
                browser.screenshot(name, Browser.PHONE);
                browser.fits(Browser.PHONE).isAccessible();
                browser.screenshot(name, Browser.DESK);
                browser.fits(Browser.DESK).isAccessible();
            }
        }
        var draft = written("要看样子的稿", "联系 130 0000 1234\n第二段");
        try (var browser = Browser.at(city, port).as(leader)) {
            browser.open(draft);
            browser.screenshot("notice-draft", Browser.DESK);
            browser.fits(Browser.DESK).isAccessible();
        }
    }

    private String released(String title, String body) {
        var draft = written(title, body);
        leader.get(draft).form(draft + "/release").submit();
        return notice(title);
    }

    private String notice(String title) {
        return "/notices/"
                + db.sql("select id from notice.notice where title = ?")
                        .param(title)
                        .query(String.class)
                        .single();
    }

    private String written(String title, String body) {
        clerk.get("/notice-drafts/new")
                .form()
                .with("place", SmallCity.PATH)
                .with("kind", "SCHEME")
                .with("title", title)
                .with("body", body)
                .submit()
                .isOk();
        return "/notice-drafts/"
                + db.sql("select id from notice.draft where title = ?")
                        .param(title)
                        .query(String.class)
                        .single();
    }
}
