package anju.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.fund.Source;
import anju.project.Stage;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaterialCheckingTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    MaterialChecking checking;

    @Autowired
    Accepting accepting;

    @LocalServerPort
    int port;

    SmallWorks works;
    Viewer inspector;
    UUID lot;
    int number;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        inspector = works.small.viewer(Role.CONTRACTOR);
        lot = works.lot(Source.CITY_MATCH, "10000000.00", "BASIC");
    }

    @Test
    void a_batch_is_for_lines_of_its_contract_and_comes_after_the_start_of_works() {
        var contract = contract();
        var today = City.current().today();
        assertThat(arrive(contract, List.of(), today)).isEqualTo(new BatchChecking.NoLine());
        var other = works.lineOf(contract(), "1");
        assertThat(arrive(contract, List.of(other), today)).isEqualTo(new BatchChecking.UnknownLine());
        var line = works.lineOf(contract, "1");
        assertThat(arrive(contract, List.of(line), today.plusDays(1))).isEqualTo(new BatchChecking.NotYet(today));
        works.goBackTo(Stage.G4);
        assertThat(arrive(contract, List.of(line), today)).isInstanceOf(BatchChecking.NotStarted.class);
        works.passTo(Stage.G6);
        assertThat(arrive(contract, List.of(line), today)).isInstanceOf(BatchChecking.Arrived.class);
    }

    @Test
    @Shows("BY-15")
    void three_people_sign_and_a_line_is_not_accepted_while_its_material_is_unsigned() {
        var contract = contract();
        var line = works.lineOf(contract, "1");
        var batch = arrived(contract);
        assertThat(measure(contract, line)).isInstanceOf(Measuring.MaterialsUnsettled.class);
        assertThatThrownBy(() -> sign(works.clerk, batch, MaterialChecker.SUPERVISOR, Opinion.QUALIFIED, ""))
                .isInstanceOf(NotPermitted.class);
        assertThat(sign(works.builder, batch, MaterialChecker.MATERIALS, Opinion.NOT_QUALIFIED, " "))
                .isEqualTo(new BatchChecking.ReasonMissing());
        assertThat(sign(works.builder, batch, MaterialChecker.MATERIALS, Opinion.QUALIFIED, ""))
                .isEqualTo(new BatchChecking.Done(BatchState.ARRIVED));
        assertThat(sign(works.builder, batch, MaterialChecker.QUALITY, Opinion.QUALIFIED, ""))
                .isEqualTo(new BatchChecking.SignedAsAnother(MaterialChecker.MATERIALS));
        assertThat(sign(inspector, batch, MaterialChecker.MATERIALS, Opinion.QUALIFIED, ""))
                .isInstanceOf(BatchChecking.HasSigned.class);
        assertThat(todo(batch)).containsExactlyInAnyOrder("CONTRACTOR", "SUBDISTRICT_CLERK", "SUPERVISOR");
        sign(inspector, batch, MaterialChecker.QUALITY, Opinion.QUALIFIED, "");
        assertThat(todo(batch)).containsExactly("SUPERVISOR");
        assertThat(sign(works.engineer, batch, MaterialChecker.SUPERVISOR, Opinion.QUALIFIED, ""))
                .isEqualTo(new BatchChecking.Done(BatchState.ACCEPTED));
        assertThat(todo(batch)).isEmpty();
        assertThat(sign(works.engineer, batch, MaterialChecker.SUPERVISOR, Opinion.QUALIFIED, ""))
                .isEqualTo(new BatchChecking.NotInState(BatchState.ACCEPTED));
        assertThat(measure(contract, line)).isInstanceOf(Measuring.Opened.class);
    }

    @Test
    void nothing_accepts_a_batch_but_three_signatures() {
        var batch = arrived(contract());
        assertThatThrownBy(() -> beans.getBean(org.springframework.transaction.support.TransactionTemplate.class)
                        .executeWithoutResult(_ -> beans.getBean(MaterialBatches.class)
                                .step(
                                        batch,
                                        BatchState.ACCEPTED,
                                        "",
                                        null,
                                        works.builder.person(),
                                        works.small.act("works.batch.accepted"),
                                        WorksAct.BATCH_ACCEPTED)))
                .hasMessageContaining("lacks signatures");
    }

    @Test
    void what_one_rejects_leaves_the_site_with_a_photograph(City city) throws Exception {
        var contract = contract();
        var home = "/contracts/" + contract + "/materials";
        var builder = Web.at(city, port).as(works.builder, db);
        assertThat(builder.get(home).isOk().words()).contains("还没有进场材料");
        var page =
                builder.get(home + "/new").isOk().form().with("name", "SBS 卷材").send();
        assertThat(page.words()).contains("生产厂家", "合格证编号");
        page = page.form()
                .with("maker", "恒防建材")
                .with("spec", "4 mm")
                .with("quantity", "120 卷")
                .with("certificate", "HG-26-118")
                .send();
        assertThat(page.words()).contains("请选择“用在哪些清单”");
        page = page.form().with("lines", works.lineOf(contract, "1").toString()).submit();
        assertThat(page.words()).contains("已登记，请三方查验", "HG-26-118", "待查验");
        var here = page.document().select("form.form").attr("action").replace("/signatures", "");
        var engineer = Web.at(city, port).as(works.engineer, db);
        page = engineer.get(here)
                .form()
                .with("checker", "SUPERVISOR")
                .with("opinion", "NOT_QUALIFIED")
                .send();
        assertThat(page.words()).contains("签“不合格”要写明");
        page = page.form().with("remark", "厚度不足 4 mm").submit();
        assertThat(page.words()).contains("这批材料要退场", "厚度不足 4 mm");
        assertThat(measure(contract, works.lineOf(contract, "1"))).isInstanceOf(Measuring.MaterialsUnsettled.class);
        page = builder.get(here).form().with("remark", "退回厂家").send();
        assertThat(page.words()).contains("请上传退场照片");
        page = page.form().withFile("photo", "leaving.jpg", photo()).submit();
        assertThat(page.words()).contains("已记下退场", "退回厂家", "退场照片");
        assertThat(measure(contract, works.lineOf(contract, "1"))).isInstanceOf(Measuring.Opened.class);
        try (var browser = Browser.at(city, port).as(builder)) {
            browser.open(here);
            browser.screenshot("material-batch", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
            browser.open(home + "/new");
            browser.fits(Browser.PHONE).isAccessible();
            browser.open(home);
            browser.fits(Browser.PHONE).isAccessible();
        }
    }

    private static byte[] photo() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }

    private UUID contract() {
        var item = works.item("10", "100.00");
        works.allocated(lot, item, "1000.00");
        return works.contract(works.terms("HT-" + ++number, 80, works.line(item, "1", "10", "60.00")));
    }

    private UUID arrived(UUID contract) {
        var lines = List.of(works.lineOf(contract, "1"));
        return ((BatchChecking.Arrived) arrive(contract, lines, City.current().today())).batch();
    }

    private BatchChecking arrive(UUID contract, List<UUID> lines, LocalDate on) {
        var terms = new BatchTerms(lines, "SBS 卷材", "恒防建材", "4 mm", "120 卷", "HG-26-117", null, on);
        return checking.arrive(works.builder, works.id(), contract, terms);
    }

    private BatchChecking sign(Viewer by, UUID batch, MaterialChecker checker, Opinion opinion, String remark) {
        return checking.sign(by, works.id(), batch, checker, opinion, remark);
    }

    private Measuring measure(UUID contract, UUID line) {
        var part = new Measured(line, null, SmallWorks.milli("1"));
        return accepting.measure(
                works.builder,
                works.id(),
                contract,
                AcceptanceKind.STAGE,
                City.current().today(),
                List.of(part));
    }

    private List<String> todo(UUID batch) {
        return db.sql("select distinct role from works.todo where subject_kind = 'material' and subject_id = ?")
                .param(batch)
                .query(String.class)
                .list();
    }
}
