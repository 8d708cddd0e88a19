package anju.payment;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.City;
import anju.fund.Source;
import anju.testing.InCity;
import anju.testing.Office;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.Measured;
import anju.works.Party;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Acceptance and application for payment in the office's own template. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyDocumentsTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    private SmallWorks works;
    private UUID acceptance;
    private UUID open;
    private UUID payment;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        var item = works.item("5430", "142.00");
        works.passedMatter(item, "ORDINARY");
        var central = works.lot(Source.CENTRAL_SUBSIDY, "9000000.00", "BASIC");
        works.allocated(central, item, "771060.00");
        var contract = works.contract(works.terms("SG-2026-041", 80, works.line(item, "2.1", "5430", "142.00")));
        var line = works.lineOf(contract, "2.1");
        acceptance = works.accepted(
                contract,
                new Measured(line, works.small.buildings.get(0), SmallWorks.milli("661.40")),
                new Measured(line, null, SmallWorks.milli("660.50")));
        payment = works.held(works.cleared(acceptance));
        open = works.measured(contract, new Measured(line, null, SmallWorks.milli("100")));
        works.sign(open, Party.CONTRACTOR, works.builder);
    }

    @Test
    void an_acceptance_repeats_a_row_for_each_line_and_each_party(City city) {
        var clerk = Web.at(city, port).as(works.checker, db);
        var page = clerk.get("/acceptances/" + acceptance).isOk();
        assertThat(page.document().select("a[href$=/document.docx]")).hasSize(1);
        var words = Office.words(clerk.get("/acceptances/" + acceptance + "/document.docx")
                .isOk()
                .bytes());
        assertThat(words)
                .contains(
                        "工程验收单",
                        "测试小区",
                        "661.4 ㎡",
                        "不分楼栋",
                        "93,918.80",
                        "187,709.80",
                        "（盖章处）",
                        "/acceptances/" + acceptance)
                .doesNotContain("{{");
        var waiting = Office.words(
                clerk.get("/acceptances/" + open + "/document.docx").isOk().bytes());
        assertThat(waiting).contains("100 ㎡", "14,200.00").doesNotContain("{{");
        var owner = Web.at(city, port).as(works.small.owner(0), db);
        assertThat(owner.get("/acceptances/" + acceptance + "/document.docx").status())
                .isEqualTo(403);
        assertThat(clerk.get("/acceptances/" + UUID.randomUUID() + "/document.docx")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_application_says_the_amount_in_figures_and_capitals_whatever_language_is_read(City city) {
        var finance = Web.at(city, port).as(works.finance, db);
        assertThat(finance.get("/payments/" + payment).document().select("a[href$=/application.docx]"))
                .hasSize(1);
        finance.post("/preferences", Map.of("language", "en", "senior", "0", "to", "/"));
        assertThat(finance.get("/payments/" + payment).words()).contains("Word document");
        var words = Office.words(
                finance.get("/payments/" + payment + "/application.docx").isOk().bytes());
        assertThat(words)
                .contains("拨款申请表", "150,167.84", "壹拾伍万零壹佰陆拾柒元捌角肆分", "已冻结", "中央", "SG-2026-041")
                .doesNotContain("{{", "Held");
        assertThat(Office.pictures(finance.get("/payments/" + payment + "/application.docx")
                        .bytes()))
                .hasSize(1);
        var elsewhere = Web.at(city, port).as(works.small.viewer(Role.FINANCE_BUREAU, "/ha/other"), db);
        assertThat(elsewhere.get("/payments/" + payment + "/application.docx").status())
                .isEqualTo(403);
    }
}
