package anju.vote;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.Viewer;
import anju.city.AdministratorsHand;
import anju.city.Cities;
import anju.city.City;
import anju.evidence.Sequencer;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Office;
import anju.testing.Shows;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A vote as clerk, owners, teller, leader and public meet it, one after the other. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VotePagesTest {
    private static final Instant NOTICE = Instant.parse("2026-06-01T02:00:00Z");
    private static final Instant OPEN = Instant.parse("2026-06-21T02:00:00Z");
    private static final Instant OVER = Instant.parse("2026-06-30T00:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cities cities;

    @Autowired
    Sequencer sequencer;

    private SmallCity small;
    private Viewer clerk;
    private Viewer teller;
    private String vote;

    @BeforeAll
    void build(City city) {
        cities.setClock(city, NOTICE);
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        clerk = small.viewer(Role.SUBDISTRICT_CLERK, "/ha/liuan");
        teller = small.viewer(Role.TELLER, SmallCity.PATH);
        small.viewer(Role.BUILDING_HEAD, SmallCity.PATH);
    }

    @Test
    @Order(1)
    void a_clerk_prepares_a_vote_and_every_mistake_has_its_sentence(City city) {
        var web = as(city, clerk);
        assertThat(web.get("/votes").isOk().words()).contains("还没有业主表决");
        var form = web.open("/votes/new").isOk().form();
        var empty = form.send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("请填写“表决名称”", "请填写“开始投票”");
        var soon = empty.form()
                .with("title", "2026 年第二次业主大会")
                .with("recordOn", "2026-06-01")
                .with("opensAt", "2026-06-10 08:00")
                .with("closesAt", "2026-06-29 00:00")
                .with("matter1", "选聘和顺物业")
                .with("kind1", "ORDINARY")
                .send();
        assertThat(soon.words()).contains("公示要满 15 天");
        assertThat(soon.form().value("matter1")).isEqualTo("选聘和顺物业");
        var brief = soon.form().with("opensAt", "2026-06-28 08:00").send();
        assertThat(brief.words()).contains("投票至少 5 天");
        var late = brief.form()
                .with("opensAt", "2026-06-20 08:00")
                .with("recordOn", "2026-06-21")
                .send();
        assertThat(late.words()).contains("不能晚于开始投票那天");
        var done = late.form()
                .with("recordOn", "2026-06-01")
                .with("matter2", "停车收费经营，六成收益进维修资金")
                .with("kind2", "SPECIAL")
                .send();
        assertThat(done.status()).isEqualTo(303);
        vote = done.location();
        assertThat(Web.at(city, port).get(vote).isOk().words())
                .contains("2 个议题正在公示", "选聘和顺物业", "同意的面积、人数都要超过参与的 1/2", "同意的面积、人数都要达到参与的 3/4", "最后投的一张算数，按面积和人数计票");
    }

    @Test
    @Order(2)
    void the_roll_is_explained_and_frozen_once(City city) {
        var web = as(city, clerk);
        var unpublished = web.open(vote + "/roll").isOk().form(vote + "/roll").send();
        assertThat(unpublished.status()).isEqualTo(422);
        assertThat(unpublished.words()).contains("表决议程还没有公示", "最早 2026-06-17 开始投票");
        var page = web.open(vote).isOk();
        assertThat(page.words()).contains("表决议程", "未公示");
        assertThat(page.form(vote + "/notices").with("notice", "ROLL").send().words())
                .contains("现在还不能公示");
        assertThat(page.form(vote + "/notices").with("notice", "x").send().status())
                .isEqualTo(422);
        var draft = web.open(vote).form(vote + "/notices").send().location();
        assertThat(web.open(draft).isOk().words()).contains("停车收费经营", "没有列入本议程的事项");
        assertThat(web.open(draft + "/words").status())
                .as("nobody words an agenda by hand")
                .isEqualTo(404);
        assertThat(as(city, small.viewer(Role.SUBDISTRICT_LEADER, "/ha/liuan"))
                        .open(draft)
                        .form(draft + "/release")
                        .submit()
                        .isOk()
                        .words())
                .contains("公示中");
        assertThat(Web.at(city, port).get(vote).isOk().words()).contains("公示中，还剩 16 天", "公示到 6 月 16 日");
        var roll = web.open(vote + "/roll").isOk();
        assertThat(roll.words()).contains("24 套房，22 人，1,716.00", "−1", "单独所有 20，共有 1，单位 0，开发企业 1", "2 套，1 家企业");
        var other = as(city, clerk).open(vote + "/roll");
        assertThat(roll.form(vote + "/roll").submit().words()).contains("名册已冻结：24 套房，22 人", "即将开始");
        assertThat(other.form(vote + "/roll").send().status()).isEqualTo(409);
        var early = as(city, small.owner(1)).get(vote + "/ballot").isOk();
        assertThat(early.words()).contains("2026-06-20 08:00 开始投票");
    }

    @Test
    @Order(3)
    @Shows("ZS-10")
    void an_owner_answers_looks_again_casts_and_takes_a_receipt_without_the_choice(City city) {
        cities.setClock(city, OPEN);
        var web = as(city, small.owner(0));
        assertThat(web.get(vote).isOk().words()).contains("去投票");
        var ballot = web.get(vote + "/ballot").isOk();
        assertThat(ballot.words()).contains("1-1-101、2-2-201", "计 140.00", "1 人", "2026-06-28 24:00 截止");
        var nothing = ballot.form(vote + "/ballot").send();
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.words()).contains("还没有选");
        var review = ballot.form(vote + "/ballot").with("answer1", "FOR").send().isOk();
        assertThat(review.words()).contains("同意", "没选", "还有 1 个议题没选");
        assertThat(votesCast()).isZero();
        var changed = review.form(vote + "/ballot").send().isOk();
        assertThat(changed.document().select("input[name=answer1][value=FOR][checked]"))
                .hasSize(1);
        var cast =
                changed.form(vote + "/ballot").with("answer2", "AGAINST").send().form(vote + "/ballots");
        var sent = cast.send();
        assertThat(cast.send().location()).as("a double click").isEqualTo(sent.location());
        assertThat(votesCast()).isEqualTo(1);
        var receipt = web.get(sent.location()).isOk();
        assertThat(receipt.words())
                .contains("投票成功，已计入", "最后投的一张算数", "140.00", "共 2 个，投了 2 个", "1-1-101、2-2-201")
                .doesNotContain("同意", "反对", "弃权");
        sequencer.runOnce();
        var file = receipt.document().select("a[href^=/receipts/]").attr("href");
        assertThat(web.get(file).isOk().body())
                .startsWith("c2sp.org/tlog-proof")
                .doesNotContain("AGAINST");
        assertThat(as(city, small.owner(1)).get(sent.location()).status())
                .as("somebody else's receipt")
                .isEqualTo(404);
        var again = web.get(vote + "/ballot").isOk();
        assertThat(again.words()).contains("您已经投过");
        assertThat(again.document().select("input[name=answer2][value=AGAINST][checked]"))
                .hasSize(1);
    }

    @Test
    @Order(4)
    void whoever_is_not_on_the_roll_has_no_ballot(City city) {
        assertThat(Web.at(city, port).get(vote + "/ballot").status()).isEqualTo(303);
        assertThat(as(city, clerk).get(vote + "/ballot").status()).isEqualTo(404);
        var web = as(city, small.owner(2));
        var stolen = db.sql(
                        "select h.id from vote.head h join vote.head_person p on p.head_id = h.id where p.person_id = ?")
                .param(small.owners.get(5))
                .query(UUID.class)
                .single();
        var form = web.get(vote + "/ballot").isOk().form(vote + "/ballot");
        var cast = form.with("head", stolen.toString())
                .with("answer1", "FOR")
                .send()
                .form(vote + "/ballots");
        assertThat(cast.value("head")).as("one's own head is put in its place").isNotEqualTo(stolen.toString());
        var garbled = form.with("head", "x").send();
        assertThat(garbled.status()).isEqualTo(422);
        assertThat(garbled.words()).contains("房屋", "选的内容已经没有了");
    }

    @Test
    @Order(5)
    void the_board_shows_who_takes_part_and_ballots_are_brought_to_doors(City city) {
        var web = as(city, small.viewer(Role.GRID_WORKER, "/ha/liuan/yongxing"));
        var board = web.open(vote).isOk().click("参与看板");
        assertThat(board.words())
                .contains("还差 14 人，需要 15 人", "手机票 2", "没送到 22", "24 套送到 2 套", "先去这几个单元")
                .doesNotContain("同意面积");
        assertThat(board.document().select(".u[title]")).hasSize(24);
        assertThat(board.document().select(".u.e[title]")).hasSize(2);
        var form = board.click("1 号楼 2 单元").form();
        var empty = form.send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("请填写“时间”", "请填写“凭据”");
        var first = empty.document().select("input[name=doors]").getFirst().val();
        var future = empty.form()
                .with("doors", first)
                .with("method", "HAND")
                .with("received", "no")
                .with("at", "2026-06-25 10:00")
                .with("evidence", "照片 0001")
                .send();
        assertThat(future.words()).contains("不能晚于现在");
        var soon = future.form()
                .with("at", "2026-06-21 09:00")
                .with("method", "POSTED")
                .with("received", "yes")
                .send();
        assertThat(soon.words()).contains("还没在 2 个不同的日子送过");
        assertThat(soon.form().with("method", "HAND").submit().words()).contains("已登记 1 户", "24 套送到 3 套");
        assertThat(web.open(vote + "/board").words()).contains("没送到 21");
        assertThat(as(city, small.owner(1)).get(vote + "/board").status()).isEqualTo(403);
        assertThat(as(city, small.viewer(Role.PROPERTY_FIRM))
                        .get(vote + "/board")
                        .status())
                .as("property staff")
                .isEqualTo(403);
        assertThat(Web.at(city, port).get(vote + "/board").status()).isEqualTo(303);
        assertThat(as(city, teller).get(vote + "/paper").isOk().words()).contains("登记纸质票");
        look(city, clerk, vote + "/board", "vote-board");
        look(city, clerk, vote + "/stairwells/" + small.stairwells.get(1) + "/deliveries", "vote-deliver");
    }

    @Test
    @Order(6)
    void while_it_is_open_turnout_is_public_and_no_choice_is_anywhere(City city) {
        var open = Web.at(city, port).get(vote).isOk().words();
        assertThat(open).contains("参与人数", "1 / 22 人", "还差 14 人，需要 15 人").doesNotContain("同意面积", "1 号楼 1 单元");
        var desk = as(city, clerk).get(vote).isOk();
        assertThat(desk.words()).contains("1 号楼 1 单元", "1 / 6").doesNotContain("同意面积");
        assertThat(desk.document().select("form[action$=count]")).as("not yet").isEmpty();
        assertThat(Office.words(
                        as(city, clerk).get(vote + "/ballot.docx").isOk().bytes()))
                .contains("表决票", "选聘和顺物业", "2026-06-28 24:00", "同意", "反对", "弃权", "（盖章处）")
                .doesNotContain("{{");
        assertThat(as(city, small.owner(4)).get(vote + "/ballot.docx").status()).isEqualTo(403);
        assertThat(as(city, clerk).get("/votes.xlsx").isOk().bytes()).startsWith('P', 'K');
    }

    @Test
    @Order(7)
    void the_pages_fit_phone_and_desk(City city) {
        look(city, null, vote, "vote-public");
        look(city, clerk, vote, "vote-desk");
        look(city, clerk, "/votes", "vote-list");
        look(city, clerk, "/compounds/" + small.compound + "/votes/new", "vote-prepare");
        look(city, small.owner(3), vote + "/ballot", "vote-ballot");
        look(city, teller, vote + "/paper?head=" + anyHead(), "vote-paper");
        look(city, clerk, vote + "/conditions", "vote-conditions");
        try (var browser = Browser.at(city, port).as(as(city, small.owner(3)))) {
            browser.open(vote + "/ballot");
            browser.width(Browser.PHONE);
            browser.page().locator("input[name=answer1][value=FOR]").check();
            browser.page().locator("main form button.primary").click();
            browser.screenshot("vote-review", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
            browser.page().locator("main form button.primary").click();
            browser.screenshot("vote-receipt", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
        }
    }

    @Test
    @Order(8)
    void a_teller_finds_the_door_and_enters_the_paper(City city) {
        cities.setClock(city, OVER);
        var desk = as(city, clerk);
        var shut = as(city, teller)
                .open(vote + "/paper?door=1-1-102")
                .click("1-1-102")
                .form();
        assertThat(shut.with("serial", "A-001")
                        .with("castAt", "2026-06-21 09:30")
                        .send()
                        .words())
                .contains("票箱还没有打开");
        var box = desk.open(vote).click("票箱");
        assertThat(box.words()).contains("至少 2 名见证人");
        var few = box.form().with("papers", "2").send();
        assertThat(few.status()).isEqualTo(422);
        assertThat(few.words()).contains("“见证人”至少 2 人");
        var more = few.form().with("papers", "2").with("nameless", "3").send();
        assertThat(more.words()).contains("不能比总数（2）还多");
        var witnesses = more.document().select("input[name=witnesses]").eachAttr("value");
        look(city, clerk, vote + "/box", "vote-box");
        var opened = more.form()
                .with("nameless", "")
                .with("witnesses", witnesses.toArray(String[]::new))
                .submit();
        assertThat(opened.words()).contains("票箱已打开，2 张票", "箱里 2 张，登记 0 张，核对 0 张");
        var web = as(city, teller);
        assertThat(web.open(vote).isOk().words()).contains("登记纸质票");
        assertThat(web.open(vote + "/paper?door=9-9-999").isOk().words()).contains("名册里没有这个门牌");
        var found = web.open(vote + "/paper?door=1-1-102").isOk();
        var page = found.click("1-1-102");
        assertThat(page.words()).contains("这张票代表 1-1-102").doesNotContain("在手机上投过票");
        assertThat(web.open(vote + "/paper?door=1-1-101").click("1-1-101").words())
                .as("that they voted, and never how")
                .contains("在手机上投过票", "收票时间比它晚，算纸质票；比它早，算手机票");
        var empty = page.form().send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("请填写“票号”", "请填写“收票时间”");
        var unsigned = empty.form()
                .with("serial", "A-001")
                .with("castAt", "2026-06-21 09:30")
                .with("answer1", "FOR")
                .send();
        assertThat(unsigned.words()).contains("签名的人无权投这张票");
        var signer = unsigned.document()
                .select("select[name=signedBy] option")
                .last()
                .val();
        var early = unsigned.form()
                .with("signedBy", signer)
                .with("castAt", "2026-06-19 09:30")
                .send();
        assertThat(early.words()).contains("应在投票时间内");
        var future = early.form().with("castAt", "2027-06-25 09:30").send();
        assertThat(future.words()).contains("不能晚于现在");
        assertThat(future.form().with("serial", "A 001").send().words()).contains("只能有字母、数字和短横");
        var entered = future.form()
                .with("castAt", "2026-06-21 09:30")
                .with("serial", "A-001")
                .submit();
        assertThat(entered.words()).contains("票号 A-001 已登记");
        var next = web.open(vote + "/paper?door=1-1-201").click("1-1-201");
        var used = next.form()
                .with("serial", "A-001")
                .with("castAt", "2026-06-21 09:40")
                .with(
                        "signedBy",
                        next.document()
                                .select("select[name=signedBy] option")
                                .last()
                                .val())
                .with("answer1", "AGAINST")
                .send();
        assertThat(used.words()).contains("票号 A-001 已经登记过");
        assertThat(used.document().select("input[name=answer1][value=AGAINST][checked]"))
                .as("nothing is lost")
                .hasSize(1);
        assertThat(used.form().with("serial", "A-002").submit().words()).contains("票号 A-002 已登记");
        assertThat(as(city, clerk).get(vote + "/paper").status()).isEqualTo(403);
        assertThat(desk.get(vote).isOk().form(vote + "/count").send().words()).contains("0 张纸质票没登记、2 张没核对");
        assertThat(web.open(vote + "/box").words()).contains("都是您登记的");
        var second = as(city, small.viewer(Role.TELLER, SmallCity.PATH));
        look(city, teller, vote + "/box", "vote-compare");
        var comparing = second.open(vote + "/box");
        assertThat(comparing.words()).contains("A-001", "议题 1 同意", "A-002", "议题 1 反对");
        assertThat(comparing.form(vote + "/paper-comparisons").send().words()).contains("请至少勾一张");
        var entries = comparing.document().select("input[name=entries]").eachAttr("value");
        var wrong = comparing
                .form(vote + "/paper-entries/" + entries.getLast() + "/strike")
                .send();
        assertThat(wrong.words()).contains("请填写“错在哪里”");
        assertThat(wrong.form(vote + "/paper-comparisons")
                        .with("entries", entries.toArray(String[]::new))
                        .submit()
                        .words())
                .contains("已核对 2 张", "箱里 2 张，登记 2 张，核对 2 张");
    }

    @Test
    @Order(9)
    void it_is_counted_when_due_and_the_result_is_public(City city) {
        assertThat(as(city, small.owner(4)).get(vote + "/ballot").isOk().words())
                .contains("2026-06-28 24:00 已截止");
        var web = as(city, clerk);
        var due = web.get(vote).isOk();
        var other = as(city, clerk).get(vote);
        assertThat(due.words()).contains("等待计票");
        grow(city, 1);
        assertThat(as(city, clerk).get(vote).form(vote + "/count").send().words())
                .contains("第 1 项的名册面积，几种算法算出来不一样：用导出文件算的和另外两种不同", "等待计票");
        grow(city, -1);
        var counted = due.form(vote + "/count").submit();
        assertThat(counted.words()).contains("已计票", "参与不足", "4 / 22 人", "同意人数");
        assertThat(other.form(vote + "/count").send().status()).isEqualTo(409);
        var words = Web.at(city, port).get(vote).isOk().words();
        assertThat(words).as("a small vote").contains("参与不足", "人数少，公布到整数百分比").doesNotContain("同意人数");
        assertThat(Web.at(city, port).get("/compounds/" + small.compound).isOk().words())
                .as("nor is it exact anywhere else")
                .contains("人数少，公布到整数百分比")
                .doesNotContain("4 人");
        look(city, clerk, vote, "vote-counted");
        look(city, null, vote, "vote-counted-public");
        assertThat(counted.words()).contains("请在 2026-07-03 以前公布结果", "结果公示还没有贴出");
        assertThat(web.open(vote).click("表决结果公告").document().select("main form[action$=/announcement]"))
                .as("the notice comes first")
                .isEmpty();
        var unposted = web.open(vote).isOk().forged(vote + "/announcement").with("number", "测试业字〔2026〕1号");
        assertThat(unposted.send().words()).contains("先在表决页贴出“表决结果公告”公示");
        var draft = web.open(vote).isOk().form(vote + "/notices").send().location();
        var leader = as(city, small.viewer(Role.SUBDISTRICT_LEADER, "/ha/liuan"));
        leader.open(draft).isOk().form(draft + "/release").submit().isOk();
        var notice = web.open(vote).click("填文号公布结果");
        assertThat(notice.words()).contains("（文号待编）", "请在 2026-07-03 以前公布结果", "人数不少于全部的 2/3", "只写结论");
        assertThat(notice.form().send().words()).contains("请填写“文号”");
        grow(city, 1);
        var apart = notice.form().with("number", "测试业字〔2026〕1号").send();
        assertThat(apart.words()).contains("公布前重新计票，第 1 项的名册面积对不上：用导出文件算的和另外两种不同");
        assertThat(apart.document().select("input[name=number]").val())
                .as("nothing is lost")
                .isEqualTo("测试业字〔2026〕1号");
        grow(city, -1);
        var announced = apart.form().submit();
        assertThat(announced.words()).contains("测试业字〔2026〕1号", "请打印、盖章、张贴", "一年内请求人民法院撤销");
        look(city, null, vote + "/result", "vote-result");
        assertThat(Office.words(web.get(vote + "/result.docx").isOk().bytes()))
                .contains("表决结果公告", "测试业字〔2026〕1号", "参与不足", "参加的人少，不公开", vote + "/result", "（盖章处）")
                .doesNotContain("{{");
        assertThat(web.get(vote + "/ballot.docx").status())
                .as("no sheets are handed out once it is counted")
                .isEqualTo(404);
        assertThat(as(city, small.owner(4)).get(vote + "/result.docx").status()).isEqualTo(403);
        var pdf = web.get(vote + "/result.pdf").isOk().bytes();
        assertThat(anju.site.PaperText.of(pdf))
                .contains("表决结果公告", "测试业字〔2026〕1号", "选聘和顺物业", "参与不足", "盖章处")
                .doesNotContain("同意占参与");
    }

    @Test
    @Order(10)
    void the_leader_may_declare_it_void_with_a_reason(City city) {
        assertThat(as(city, clerk).get(vote).document().select("form[action$=annulment]"))
                .isEmpty();
        var web = as(city, small.viewer(Role.SUBDISTRICT_LEADER, "/ha/liuan"));
        var page = web.get(vote).isOk();
        assertThat(page.form(vote + "/annulment").send().words()).contains("请填写“作废原因”");
        assertThat(page.form(vote + "/annulment")
                        .with("reason", "法院撤销")
                        .submit()
                        .words())
                .contains("这次表决已作废", "法院撤销");
        assertThat(web.get("/votes/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    private void look(City city, @org.jspecify.annotations.Nullable Viewer viewer, String path, String name) {
        var browser = Browser.at(city, port);
        try (browser) {
            if (viewer != null) {
                browser.as(as(city, viewer));
            }
            browser.open(path);
            browser.screenshot(name, Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
            browser.screenshot(name, Browser.DESK);
            browser.fits(Browser.DESK).isAccessible();
        }
    }

    private Web as(City city, Viewer viewer) {
        return Web.at(city, port).as(viewer, db);
    }

    private UUID anyHead() {
        return db.sql("select h.id from vote.head h join vote.head_person p on p.head_id = h.id where p.person_id = ?")
                .param(small.owners.get(8))
                .query(UUID.class)
                .single();
    }

    private int votesCast() {
        return db.sql("select count(*) from vote.ballot").query(Integer.class).single();
    }

    /** An administrator makes a part on the roll larger by so many 0.01 m², behind the application's back. */
    private void grow(City city, int byX100) {
        var administrator = AdministratorsHand.in(cities, city);
        for (var sql : List.of(
                "alter table vote.head_part disable trigger user",
                "update vote.head_part set area_x100 = area_x100 + " + byX100
                        + " where part_id = (select min(part_id::text)::uuid from vote.head_part where vote_id = '"
                        + vote.substring("/votes/".length()) + "')",
                "alter table vote.head_part enable trigger user")) {
            administrator.sql(sql).update();
        }
    }
}
