package anju.payment;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.fund.Source;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the office files and hangs up about its payments: a sheet of A4, and a notice of a period. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnouncingPagesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    City city;
    SmallWorks works;
    Web clerk;
    Web leader;
    UUID contract;
    UUID paid;
    UUID held;

    @BeforeAll
    void build(City city) {
        this.city = city;
        works = new SmallWorks(beans);
        clerk = Web.at(city, port).as(works.clerk, db);
        leader = Web.at(city, port).as(works.leader, db);
        var item = works.item("1000", "100.00");
        works.allocated(works.lot(Source.CENTRAL_SUBSIDY, "900000.00", "BASIC"), item, "100000.00");
        contract = works.contract(works.terms("SG-7", 80, works.line(item, "1", "1000", "100.00")));
        paid = payment("100");
        works.paid(paid);
        held = payment("50");
    }

    @Test
    void a_period_is_drafted_once_word_for_word_from_the_ledger_and_hangs_when_somebody_else_releases_it() {
        var page = clerk.get("/contracts/" + contract + "/payments").isOk();
        var at = "/contracts/" + contract + "/payments/notices";
        var today = City.current().today();
        var drafted = page.form(at).submit();
        assertThat(drafted.words())
                .contains("公示已拟好", "付款公示", "共付款 1 笔，合计 8,000.00 元", code(paid), "恒筑建设", "进度款", "SG-7")
                .doesNotContain(code(held));
        assertThat(page.form(at)
                        .with("_command", works.id().toString())
                        .submit()
                        .words())
                .contains("已经拟好");
        assertThat(db.sql("select count(*) from notice.draft where subject_kind = 'payments'")
                        .query(Integer.class)
                        .single())
                .isOne();
        var draft = drafted.document().select("form[action$=/release]").attr("action");
        assertThat(draft).as("who wrote it does not release it").isEmpty();
        var path = "/notice-drafts/"
                + db.sql("select id from notice.draft where subject_kind = 'payments'")
                        .query(UUID.class)
                        .single();
        var release = leader.get(path).isOk();
        var released = release.form(
                        release.document().select("form[action*=releas]").attr("action"))
                .submit();
        assertThat(released.isOk().words()).contains("付款公示", "8,000.00");
        assertThat(clerk.get("/contracts/" + contract + "/payments")
                        .form(at)
                        .submit()
                        .words())
                .contains("已经公示过");
        for (var wrong : new String[][] {
            {today.toString(), today.minusDays(1).toString()},
            {"1999-01-01", today.toString()},
            {"", today.toString()},
            {"2026-02-30", today.toString()},
            {today.plusDays(1).toString(), today.plusDays(2).toString()},
            {"2020-01-01", "2020-02-01"}
        }) {
            var refused = clerk.get("/contracts/" + contract + "/payments")
                    .form(at)
                    .with("from", wrong[0])
                    .with("until", wrong[1])
                    .send();
            assertThat(refused.status()).as(String.join(" ", wrong)).isEqualTo(422);
            assertThat(refused.document().select("[role=alert]").text()).isNotEmpty();
        }
        assertThat(Web.at(city, port)
                        .as(works.builder, db)
                        .get("/contracts/" + contract + "/payments")
                        .document()
                        .select("form[action='" + at + "']"))
                .isEmpty();
        var elsewhere = Web.at(city, port).as(works.small.viewer(anju.access.Role.SUBDISTRICT_CLERK, "/elsewhere"), db);
        assertThat(elsewhere.get("/contracts/" + contract + "/payments").status())
                .isEqualTo(403);
    }

    @Test
    void the_approval_sheet_has_duties_papers_and_the_amount_in_capitals_on_a4() throws IOException {
        var pdf = leader.get("/payments/" + paid + "/approval.pdf").isOk().bytes();
        Files.write(Path.of("target/screenshots/approval.pdf"), pdf);
        try (var document = Loader.loadPDF(pdf)) {
            var text = text(document);
            assertThat(text).contains("支付审批单", code(paid), "8,000.00", "捌仟元整", "恒筑建设", "街道批准", "财政批准", "发票", "盖章处");
            assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(594f, 596f);
        }
        try (var document = Loader.loadPDF(
                leader.get("/payments/" + held + "/approval.pdf").isOk().bytes())) {
            assertThat(text(document)).contains("未办", "肆仟元整");
        }
        assertThat(leader.get("/payments/" + works.id() + "/approval.pdf").status())
                .isEqualTo(404);
        assertThat(Web.at(city, port)
                        .as(works.small.owner(1), db)
                        .get("/payments/" + paid + "/approval.pdf")
                        .status())
                .isEqualTo(403);
    }

    /** Some readers give the radical for the character it looks like. */
    private static String text(PDDocument document) throws IOException {
        return Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC);
    }

    private UUID payment(String quantity) {
        return works.held(works.cleared(
                works.accepted(contract, new Measured(works.lineOf(contract, "1"), null, SmallWorks.milli(quantity)))));
    }

    private String code(UUID payment) {
        return db.sql("select code from payment.payment where id = ?")
                .param(payment)
                .query(String.class)
                .single();
    }
}
