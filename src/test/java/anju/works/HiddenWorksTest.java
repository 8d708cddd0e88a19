package anju.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.city.City;
import anju.fund.Source;
import anju.project.Stage;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.inspection.SupervisionGroup;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenWorksTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    HiddenWorks hidden;

    @Autowired
    Accepting accepting;

    @Autowired
    SupervisionGroup group;

    @LocalServerPort
    int port;

    SmallWorks works;
    UUID lot;
    UUID photo;
    int number;

    @BeforeAll
    void build() throws IOException {
        works = new SmallWorks(beans);
        lot = works.lot(Source.CITY_MATCH, "10000000.00", "BASIC");
        var upload = new Upload("a.jpg", picture(), FileClass.INTERNAL, "works.stretch", "/ha", "x");
        photo = ((Reception.Received) beans.getBean(Attachments.class).receive(works.clerk, works.id(), upload))
                .fileId();
    }

    @Test
    void a_line_with_hidden_parts_is_not_accepted_before_they_were_found_good() {
        var contract = contract("B09");
        var line = works.lineOf(contract, "1");
        assertThat(measure(contract, line)).isEqualTo(new Measuring.HiddenUnseen("1", ""));
        var stretch = announced(contract, line, null);
        assertThat(measure(contract, line)).isEqualTo(new Measuring.HiddenUnseen("1", code(stretch)));
        assertThat(hidden.cover(works.builder, works.id(), stretch, "", null))
                .isEqualTo(new Covering.NotInState(StretchState.ANNOUNCED));
        assertThatThrownBy(() -> hidden.look(works.clerk, works.id(), stretch, true, ""))
                .isInstanceOf(NotPermitted.class);
        assertThat(todo(stretch)).contains("SUPERVISOR");
        assertThat(hidden.look(works.engineer, works.id(), stretch, true, ""))
                .isEqualTo(new Covering.Done(StretchState.PASSED));
        assertThat(todo(stretch)).containsExactly("CONTRACTOR");
        assertThat(measure(contract, line)).isInstanceOf(Measuring.Opened.class);
        assertThat(hidden.cover(works.builder, works.id(), stretch, "回填夯实", photo))
                .isEqualTo(new Covering.Done(StretchState.COVERED));
        assertThat(hidden.look(works.engineer, works.id(), stretch, true, ""))
                .isEqualTo(new Covering.NotInState(StretchState.COVERED));
        assertThat(todo(stretch)).isEmpty();
    }

    @Test
    void what_is_to_be_mended_is_announced_again_and_stands_in_the_way_until_then() {
        var contract = contract("B01");
        var line = works.lineOf(contract, "1");
        var stretch = announced(contract, line, null);
        assertThat(hidden.look(works.engineer, works.id(), stretch, false, " "))
                .isEqualTo(new Covering.ReasonMissing());
        assertThat(announce(contract, line, stretch, photo)).isEqualTo(new Covering.NothingToMend());
        assertThat(hidden.look(works.engineer, works.id(), stretch, false, "坡度不够"))
                .isEqualTo(new Covering.Done(StretchState.TO_MEND));
        assertThat(measure(contract, line)).isEqualTo(new Measuring.HiddenUnseen("1", code(stretch)));
        var again = announced(contract, line, stretch);
        assertThat(announce(contract, line, stretch, photo)).isEqualTo(new Covering.NothingToMend());
        assertThat(measure(contract, line)).isEqualTo(new Measuring.HiddenUnseen("1", code(again)));
        hidden.look(works.engineer, works.id(), again, true, "");
        assertThat(measure(contract, line)).isInstanceOf(Measuring.Opened.class);
    }

    @Test
    void what_is_announced_after_the_measurement_stands_in_the_way_of_signing() {
        var contract = contract("B01");
        var line = works.lineOf(contract, "1");
        var acceptance = works.measured(contract, new Measured(line, null, SmallWorks.milli("1")));
        var stretch = announced(contract, line, null);
        var signing = accepting.sign(works.builder, works.id(), acceptance, Party.CONTRACTOR, Opinion.QUALIFIED, "");
        assertThat(signing).isEqualTo(new AcceptanceSigning.HiddenUnseen("1", code(stretch)));
        hidden.look(works.engineer, works.id(), stretch, true, "");
        assertThat(works.signed(acceptance)).isEqualTo(AcceptanceState.PASSED);
    }

    @Test
    void a_stretch_is_of_its_contract_has_a_photograph_and_comes_after_the_start_of_works() {
        var contract = contract("B01");
        var line = works.lineOf(contract, "1");
        assertThat(announce(contract, works.lineOf(contract("B01"), "1"), null, photo))
                .isEqualTo(new Covering.UnknownLine());
        assertThat(announce(contract, line, null, null)).isEqualTo(new Covering.NoPhoto());
        works.goBackTo(Stage.G4);
        assertThat(announce(contract, line, null, photo)).isInstanceOf(Covering.NotStarted.class);
        works.passTo(Stage.G6);
    }

    @Test
    void members_of_the_residents_group_witness_once_while_it_can_be_seen() {
        var contract = contract("B01");
        var stretch = announced(contract, works.lineOf(contract, "1"), null);
        var owner = works.small.owner(0);
        assertThat(hidden.witness(owner, works.id(), stretch, "看到了")).isEqualTo(new Covering.NotMember());
        group.join(works.clerk, works.id(), works.small.project, owner.person());
        assertThat(hidden.witness(owner, works.id(), stretch, " ")).isEqualTo(new Covering.ReasonMissing());
        assertThat(hidden.witness(owner, works.id(), stretch, "看到垫层和坡度尺")).isEqualTo(new Covering.Witnessed());
        assertThat(hidden.witness(owner, works.id(), stretch, "再看")).isEqualTo(new Covering.HasWitnessed());
        hidden.look(works.engineer, works.id(), stretch, true, "");
        hidden.cover(works.builder, works.id(), stretch, "", null);
        assertThat(hidden.witness(owner, works.id(), stretch, "晚了"))
                .isEqualTo(new Covering.NotInState(StretchState.COVERED));
    }

    @Test
    void the_database_lets_nobody_pass_their_own_or_accept_what_was_not_seen() {
        var contract = contract("B09");
        var line = works.lineOf(contract, "1");
        var stretch = announced(contract, line, null);
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> beans.getBean(Stretches.class)
                        .step(
                                stretch,
                                StretchState.PASSED,
                                "",
                                null,
                                works.builder.person(),
                                works.small.act("works.stretch.passed"),
                                WorksAct.STRETCH_PASSED)))
                .hasMessageContaining("looked at by somebody else");
        hidden.look(works.engineer, works.id(), stretch, true, "");
        var acceptance = works.measured(contract, new Measured(line, null, SmallWorks.milli("1")));
        works.sign(acceptance, Party.CONTRACTOR, works.builder);
        works.sign(acceptance, Party.SUPERVISOR, works.engineer);
        works.sign(acceptance, Party.OFFICE, works.clerk);
        announced(contract, line, null);
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    var acceptances = beans.getBean(Acceptances.class);
                    acceptances.sign(
                            acceptance,
                            Party.RESIDENTS,
                            works.resident.person(),
                            Opinion.QUALIFIED,
                            "",
                            works.small.act("works.acceptance.signed"));
                    acceptances.step(
                            acceptance,
                            AcceptanceState.PASSED,
                            null,
                            works.resident.person(),
                            works.small.act("works.acceptance.passed"),
                            WorksAct.ACCEPTANCE_PASSED);
                }))
                .hasMessageContaining("were not seen");
    }

    @Test
    void the_pages_take_a_stretch_from_the_trench_to_the_cover(City city) throws Exception {
        var contract = contract("B09");
        var home = "/contracts/" + contract + "/hidden-works";
        var builder = Web.at(city, port).as(works.builder, db);
        assertThat(builder.get(home).isOk().words()).contains("还没有报验", "1 屋面防水层");
        var page = builder.get(home + "/new").isOk().form().send();
        assertThat(page.words()).contains("请选择“哪条清单”", "请填写“位置”", "请至少上传一张");
        page = page.form()
                .with("line", works.lineOf(contract, "1").toString())
                .with("place", "3 号楼北侧 W5—W7 井")
                .with("what", "管基夯实，闭水合格")
                .withFile("photos", "a.jpg", picture())
                .submit();
        assertThat(page.words()).contains("已报验", "看过以前不能覆盖");
        var here = page.document().select(".photo-row a").attr("href").replaceAll("/photos/.*", "");
        assertThat(builder.get(page.document().select(".photo-row a").attr("href"))
                        .status())
                .isEqualTo(200);
        assertThat(builder.get(here + "/photos/" + works.id()).status()).isEqualTo(404);
        var engineer = Web.at(city, port).as(works.engineer, db);
        page = engineer.get(here).form().with("opinion", "NOT_QUALIFIED").send();
        assertThat(page.words()).contains("请写明原因");
        page = page.form().with("remark", "接口渗水").submit();
        assertThat(page.words()).contains("已退回");
        page = builder.get(here + "/again")
                .form()
                .with("what", "接口重做，闭水合格")
                .withFile("photos", "b.jpg", picture())
                .submit();
        assertThat(page.words()).contains("改好后再报验的");
        var second = page.document().select(".photo-row a").attr("href").replaceAll("/photos/.*", "");
        try (var browser = Browser.at(city, port).as(engineer)) {
            browser.open(second);
            browser.screenshot("hidden-stretch", Browser.PHONE);
            browser.screenshot("hidden-stretch", Browser.DESK);
            browser.fits(Browser.PHONE).isAccessible();
            browser.open(home);
            browser.screenshot("hidden-works", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
        }
        page = engineer.get(second).form().with("opinion", "QUALIFIED").submit();
        assertThat(page.words()).contains("可以覆盖");
        page = builder.get(second).form().submit();
        assertThat(page.words()).contains("已记下覆盖");
        var owner = Web.at(city, port).as(works.small.owner(2), db);
        assertThat(owner.get(second).status()).isEqualTo(403);
        group.join(
                works.clerk,
                works.id(),
                works.small.project,
                works.small.owner(2).person());
        assertThat(owner.get(here).isOk().words()).contains("见证", "接口渗水");
        assertThat(owner.get("/projects/" + works.small.project + "/findings")
                        .isOk()
                        .document()
                        .select("a[href=" + home + "]"))
                .hasSize(1);
        try (var browser = Browser.at(city, port).as(owner)) {
            browser.open(here);
            browser.screenshot("hidden-witness", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
        }
        page = owner.get(here).form().with("remark", "看到渗水了").submit();
        assertThat(page.words()).contains("已记下您的见证", "看到渗水了");
        try (var browser = Browser.at(city, port).as(builder)) {
            browser.open(home + "/new");
            browser.screenshot("hidden-entry", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
        }
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }

    private UUID contract(String code) {
        var item = works.item(code, "BASIC", "排水管修复", "M", "10", "100.00");
        works.allocated(lot, item, "1000.00");
        return works.contract(works.terms("HT-" + ++number, 80, works.line(item, "1", "10", "60.00")));
    }

    private UUID announced(UUID contract, UUID line, @Nullable UUID again) {
        return ((Covering.Announced) announce(contract, line, again, photo)).stretch();
    }

    private Covering announce(UUID contract, UUID line, @Nullable UUID again, @Nullable UUID photo) {
        var photos = photo == null ? List.<UUID>of() : List.of(photo);
        var terms = new StretchTerms(line, "3 号楼北侧", "管基夯实", again, photos);
        return hidden.announce(works.builder, works.id(), contract, terms);
    }

    private String code(UUID stretch) {
        return db.sql("select code from works.stretch where id = ?")
                .param(stretch)
                .query(String.class)
                .single();
    }

    private Measuring measure(UUID contract, UUID line) {
        return accepting.measure(
                works.builder,
                works.id(),
                contract,
                AcceptanceKind.STAGE,
                City.current().today(),
                List.of(new Measured(line, null, SmallWorks.milli("1"))));
    }

    private List<String> todo(UUID stretch) {
        return db.sql(
                        "select distinct role from works.todo where subject_kind = 'stretch' and subject_id = ? and since <= now()")
                .param(stretch)
                .query(String.class)
                .list();
    }
}
