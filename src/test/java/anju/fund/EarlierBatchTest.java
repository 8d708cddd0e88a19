package anju.fund;

import static anju.testing.SmallWorks.goLive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.money.Money;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists of what was paid before the office joined: all of a list or nothing of it, every fault by row and column, two persons. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EarlierBatchTest {
    private static final String HEADINGS = "序号\t付款日期\t收款单位\t资金来源\t金额（元）\t付的什么\t凭证号\n";

    @Autowired
    ApplicationContext beans;

    @Autowired
    BringingEarlier bringing;

    @Autowired
    PayingEarlier paying;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    private SmallWorks works;
    private Viewer clerk;
    private Viewer leader;
    private UUID scan;
    private int references;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        clerk = works.clerk;
        leader = works.leader;
        scan = works.file("fund.earlier_payment");
    }

    @Test
    void a_list_is_entered_by_one_act_and_counts_once_another_confirms_it_as_one() {
        var project = works.broughtAlong("整批");
        var batch = brought(project, List.of(payment("800000.00"), payment("120000.05")));
        assertThat(db.sql("select count(distinct act_id) from fund.earlier_payment where batch_id = ?")
                        .param(batch)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(sum(project)).as("nobody has confirmed it").isZero();
        assertThat(bringing.confirm(leader, id(), batch)).isInstanceOf(Vouching.Done.class);
        assertThat(sum(project)).isEqualTo(92_000_005);
        assertThat(bringing.confirm(works.finance, id(), batch)).isEqualTo(new Vouching.Moved(EarlierState.CONFIRMED));
        assertThat(bringing.withdraw(clerk, id(), batch, "录错了")).isEqualTo(new Vouching.OwnEntry());
        var own = ((Bringing.Brought)
                        bringing.enter(works.finance, id(), project, List.of(payment("5.00")), List.of(scan)))
                .batch();
        assertThat(bringing.confirm(works.finance, id(), own))
                .as("who entered it is not the second")
                .isEqualTo(new Vouching.OwnEntry());
        assertThat(bringing.withdraw(works.finance, id(), own, "录错了")).isInstanceOf(Vouching.Done.class);
        assertThat(bringing.withdraw(leader, id(), batch, " ")).isEqualTo(new Vouching.ReasonNeeded());
        assertThat(bringing.withdraw(leader, id(), batch, "整批录错了项目")).isInstanceOf(Vouching.Done.class);
        assertThat(sum(project)).isZero();
        assertThat(bringing.confirm(leader, id(), batch)).isEqualTo(new Vouching.Moved(EarlierState.WITHDRAWN));
    }

    @Test
    void what_was_withdrawn_singly_stays_out_when_its_list_is_confirmed() {
        var project = works.broughtAlong("一笔撤回");
        var batch = brought(project, List.of(payment("10.00"), payment("20.00")));
        var slip = db.sql("select id from fund.earlier_payment where batch_id = ? and amount_fen = 1000")
                .param(batch)
                .query(UUID.class)
                .single();
        assertThat(paying.withdraw(clerk, id(), slip, "这笔不是这个项目的")).isInstanceOf(Vouching.Done.class);
        assertThat(bringing.confirm(leader, id(), batch)).isInstanceOf(Vouching.Done.class);
        assertThat(sum(project)).isEqualTo(2_000);
    }

    @Test
    void one_row_that_cannot_be_taken_keeps_the_whole_list_out() {
        var project = works.broughtAlong("一行不行");
        var good = payment("1.00");
        var late = new EarlierPayment(goLive(), "某公司", Source.CITY_MATCH, Money.ofYuan("2"), "工程款", "流水 晚", "何某", scan);
        var outcome = bringing.enter(clerk, id(), project, List.of(good, late, good), List.of(scan));
        assertThat(outcome)
                .isEqualTo(new Bringing.Unsound(List.of(
                        Optional.empty(),
                        Optional.of(new Recalling.AfterGoLive(goLive())),
                        Optional.of(new Recalling.TwiceInList()))));
        assertThat(bringing.enter(clerk, id(), project, List.of(good), List.of(id())))
                .isEqualTo(new Bringing.NoSuchFile());
        assertThat(db.sql("select count(*) from fund.earlier_payment where project_id = ?")
                        .param(project)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void those_without_the_office_may_neither_enter_nor_confirm_a_list() {
        var project = works.broughtAlong("没有权限");
        var batch = brought(project, List.of(payment("1.00")));
        var auditor = works.small.viewer(Role.AUDITOR);
        assertThatThrownBy(() -> bringing.enter(auditor, id(), project, List.of(payment("1.00")), List.of(scan)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> bringing.confirm(auditor, id(), batch)).isInstanceOf(NotPermitted.class);
    }

    @Test
    void the_database_refuses_a_list_that_is_not_the_sum_of_its_rows() {
        var project = works.broughtAlong("不是合计");
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    var act = works.small.act("fund.earlier_batch.entered");
                    db.sql("""
                            insert into fund.earlier_batch (id, code, project_id, payments, amount_fen, rows_sha256, entered_at, entered_by, act_id, act_kind)
                            values (?, 'BP-2026-9999', ?, 2, 5, repeat('0', 64), now(), ?, ?, 'fund.earlier_batch.entered')""").params(id(), project, clerk.person(), act).update();
                }))
                .hasMessageContaining("is not the sum of its payments");
        var batch = brought(project, List.of(payment("3.00")));
        assertThatThrownBy(() -> db.sql(
                                "insert into fund.earlier_batch_scan (batch_id, number, attachment_id) values (?, 2, ?)")
                        .params(batch, works.file("fund.earlier_payment"))
                        .update())
                .hasMessageContaining("nothing is added to it later");
    }

    @Test
    void what_is_pasted_is_looked_over_row_by_row_before_anything_is_entered(City city) {
        var project = works.broughtAlong("粘贴");
        var web = Web.at(city, port).as(clerk, db);
        var page = "/projects/" + project + "/earlier-payment-batches";
        var before = goLive().minusDays(9);
        var faulty = web.get(page + "/new")
                .form(page + "/preview")
                .with(
                        "rows",
                        "2025 年付款台账\n" + HEADINGS + "1\t" + before + "\t恒信建筑公司\t区级配套\t1,000.00\t工程款\tA-1\n"
                                + "2\t" + goLive() + "\t恒信建筑公司\t区级配套\t2000\t工程款\tA-2\n"
                                + "3\t" + before + "\t\t金库\t三千\t工程款\tA-3\n"
                                + "4\t" + before + "\t恒信建筑公司\t区级配套\t4000\t工程款\tA-1\n")
                .send();
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.words()).contains("第 5 行 C 列", "请填写“收款单位”", "第 5 行 D 列", "“资金来源”写的是“金库”", "第 5 行 E 列");
        assertThat(faulty.document().select("textarea[name=rows]").eachText().getFirst())
                .as("nothing typed is lost")
                .contains("恒信建筑公司");
        var rules = web.get(page + "/new")
                .form(page + "/preview")
                .with(
                        "rows",
                        HEADINGS + "1\t" + goLive() + "\t恒信建筑公司\t区级配套\t1000\t工程款\tA-1\n" + "2\t" + before
                                + "\t恒信建筑公司\t区级配套\t4000\t工程款\tA-2\n" + "3\t" + before
                                + "\t恒信建筑公司\t区级配套\t5\t工程款\tA-2\n")
                .send();
        assertThat(rules.words()).contains("第 2 行 B 列", "要早于开始用本系统的日子", "第 4 行 G 列", "出现了两次");
        assertThat(web.get(page + "/new")
                        .form(page + "/preview")
                        .with("rows", "随便写的\t内容")
                        .send()
                        .words())
                .contains("没有找到表头");
    }

    @Test
    void a_workbook_is_previewed_with_its_sum_entered_with_its_scans_and_confirmed_by_another(City city)
            throws IOException {
        var project = works.broughtAlong("上传");
        var web = Web.at(city, port).as(clerk, db);
        var page = "/projects/" + project + "/earlier-payment-batches";
        var template = web.get(page + "/template.xlsx").isOk().bytes();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(template))) {
            assertThat(book.getFirstSheet().read().getFirst().getCellText(3)).isEqualTo("金额*");
        }
        assertThat(web.get(page + "/new")
                        .form(page + "/preview")
                        .withFile("workbook", "台账.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0})
                        .send()
                        .words())
                .contains("旧格式");
        var preview = web.get(page + "/new")
                .form(page + "/preview")
                .withFile("workbook", "台账.xlsx", workbook())
                .send();
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.words()).contains("共 2 笔，合计 12,345.68 元");
        var bare = preview.form(page).send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.words()).contains("请填写“谁担保属实”", "请填写“凭证扫描件”", "合计 12,345.68 元");
        var entered = preview.form(page)
                .with("vouchedBy", "原项目会计 何某")
                .withFile("scan", "凭证.png", SmallWorks.picture())
                .submit();
        assertThat(entered.words()).contains("已补录 2 笔", "这一批是您录入的", "补录，未核验");
        var batch = db.sql("select id from fund.earlier_batch where project_id = ?")
                .param(project)
                .query(UUID.class)
                .single();
        assertThat(db.sql(
                                "select distinct subject_kind from dispatch.todo where subject_id = ? or subject_id in (select id from fund.earlier_payment where batch_id = ?)")
                        .params(batch, batch)
                        .query(String.class)
                        .list())
                .as("one thing to do, not one for each row")
                .containsExactly("earlier_batch");
        var one = "/earlier-payment-batches/" + batch;
        var second = Web.at(city, port).as(leader, db);
        assertThat(second.get(one)
                        .form(one + "/withdrawal")
                        .with("reason", " ")
                        .send()
                        .status())
                .isEqualTo(422);
        assertThat(second.get(one).form(one + "/confirmation").submit().words()).contains("已核对");
        assertThat(Web.at(city, port).get("/compounds/" + works.small.compound).words())
                .contains("12,345.67", "补录，未核验");
        web.post("/preferences", Map.of("language", "en", "senior", "0", "to", "/"));
        for (var path : List.of(page + "/new", one)) {
            assertThat(web.get(path).isOk().words()).doesNotContain("??");
        }
        assertThat(web.get("/earlier-payment-batches/" + id()).status()).isEqualTo(404);
    }

    private static byte[] workbook() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("台账");
            var headings = List.of("付款日期*", "收款单位*", "资金来源*", "金额*", "付的什么*", "银行流水号或凭证号*");
            for (int c = 0; c < headings.size(); c++) {
                sheet.value(0, c, headings.get(c));
            }
            for (int row = 1; row <= 2; row++) {
                sheet.value(row, 0, goLive().minusDays(8));
                sheet.style(row, 0).format("yyyy-mm-dd").set();
                sheet.value(row, 1, "恒信建筑公司");
                sheet.value(row, 2, "区级配套");
                sheet.value(row, 3, row == 1 ? new java.math.BigDecimal("12345.67") : new java.math.BigDecimal("0.01"));
                sheet.value(row, 4, "屋面防水工程款");
                sheet.value(row, 5, "BX-" + row);
            }
        }
        return out.toByteArray();
    }

    private UUID brought(UUID project, List<EarlierPayment> list) {
        return ((Bringing.Brought) bringing.enter(clerk, id(), project, list, List.of(scan))).batch();
    }

    private EarlierPayment payment(String yuan) {
        return new EarlierPayment(
                goLive().minusDays(5),
                "恒信建筑公司",
                Source.DISTRICT_MATCH,
                Money.ofYuan(yuan),
                "工程进度款",
                "批 " + ++references,
                "原项目会计 何某",
                scan);
    }

    private long sum(UUID project) {
        return db.sql("select coalesce(sum(amount_fen), 0) from fund.earlier_paid where project_id = ?")
                .param(project)
                .query(Long.class)
                .single();
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}
