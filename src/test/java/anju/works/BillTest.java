package anju.works;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.City;
import anju.fund.Source;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A bill of quantities is pasted from a spreadsheet: every fault by row and column, sums to the fen, and out again as text. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillTest {
    private static final String HEADINGS = "第几件\t序号\t项目名称\t计量单位\t工程量\t综合单价\t合价\n";

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    private SmallWorks works;
    private String contracts;
    private String number;
    private String unit;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        var item = works.item("5430", "142.00");
        works.allocated(works.lot(Source.CITY_MATCH, "900000.00", "BASIC"), item, "800000.00");
        contracts = "/projects/" + works.small.project + "/contracts";
        number = db.sql("select number::text from plan.item_now where id = ?")
                .param(item)
                .query(String.class)
                .single();
        unit = db.sql("select unit from plan.item_now where id = ?")
                .param(item)
                .query(String.class)
                .single();
    }

    @Test
    void a_pasted_bill_says_every_fault_and_then_becomes_a_contract_whose_lines_copy_out_again(City city) {
        assertThat(unit).isEqualTo("SQM");
        var web = Web.at(city, port).as(works.clerk, db);
        var bill = contracts + "/bill";
        assertThat(web.get(contracts + "/new").isOk().words()).contains("从表格粘贴或上传");
        assertThat(web.get(bill + ".xlsx").isOk().bytes()).startsWith('P', 'K');
        var faulty = web.get(bill)
                .form(bill + "/preview")
                .with(
                        "rows",
                        HEADINGS + number + "\t1\t铲除旧防水层\t㎡\t1000\t12.50\t12500.01\n" + "99\t2\t新做防水层\t㎡\t1\t1\t1\n"
                                + number + "\t3\t落水管\t米\t10\t80\t800\n" + number + "\t3\t保温层\t平方米\t1000\t一百\t\n"
                                + number + "\t4\t找平层\t平方米\t1000\t12.50\t12600\n")
                .send();
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.words())
                .contains("第 3 行 A 列", "不在方案里", "第 4 行 D 列", "请按㎡写", "第 5 行 F 列", "第 6 行 G 列", "12,500.00 元，请核对")
                .doesNotContain("第 2 行");
        var preview = web.get(bill)
                .form(bill + "/preview")
                .with(
                        "rows",
                        HEADINGS + number + "\t\t铲除旧防水层\t㎡\t1000.5\t12.55\t12556.28\n" + number
                                + "\t\t新做防水层\t平方米\t5430\t99.99\t\n")
                .send();
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.words()).contains("12,556.27", "542,945.70", "合同价 555,501.97 元");
        var bare = preview.form(bill).send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.words()).contains("请填写“合同编号”", "合同价 555,501.97 元");
        var signed = preview.form(bill)
                .with("number", "SG-2026-088")
                .with("contractor", works.small.contractor.toString())
                .with("supervisor", works.small.supervisor.toString())
                .with("procurement", "OPEN_TENDER")
                .with("progress", "80")
                .with("signedOn", SmallWorks.DAY.toString())
                .submit();
        assertThat(signed.words()).contains("合同已登记", "新做防水层");
        var contract = db.sql("select id from works.contract where number = 'SG-2026-088'")
                .query(UUID.class)
                .single();
        var text = web.get("/contracts/" + contract + "/lines.xlsx?as=tsv").isOk();
        var copied = new String(text.bytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(copied).contains(number + "\t" + number + ".1\t铲除旧防水层\t㎡\t1000.500\t12.55\t12556.27");
        assertThat(web.get(bill)
                        .form(bill + "/preview")
                        .with("rows", copied)
                        .send()
                        .words())
                .as("what is copied out can be pasted in again")
                .contains("合同价 555,501.97 元");
        web.post("/preferences", Map.of("language", "en", "senior", "0", "to", "/"));
        assertThat(web.get(bill).isOk().words()).doesNotContain("??");
    }

    @Test
    void what_is_not_funded_is_not_signed_and_the_bill_stays_on_the_page(City city) {
        var web = Web.at(city, port).as(works.clerk, db);
        var bill = contracts + "/bill";
        var refused = web.get(bill)
                .form(bill + "/preview")
                .with("rows", HEADINGS + number + "\tA\t全部\t㎡\t5430\t9999\t\n")
                .send()
                .form(bill)
                .with("number", "SG-2026-089")
                .with("contractor", works.small.contractor.toString())
                .with("supervisor", works.small.supervisor.toString())
                .with("procurement", "OPEN_TENDER")
                .with("progress", "80")
                .with("signedOn", SmallWorks.DAY.toString())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("不能让施工单位垫资", "合同价 54,294,570.00 元");
        assertThat(Web.at(city, port)
                        .as(works.small.viewer(Role.AUDITOR), db)
                        .get(bill)
                        .status())
                .isEqualTo(403);
    }
}
