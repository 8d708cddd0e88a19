package anju.works.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.city.City;
import anju.money.Area;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Stage;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import org.springframework.transaction.support.TransactionTemplate;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClearingGroundTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ClearingGround clearing;

    @Autowired
    Gates gates;

    @LocalServerPort
    int port;

    SmallWorks works;
    Viewer grid;
    Viewer enforcement;
    UUID photo;

    @BeforeAll
    void build() throws IOException {
        works = new SmallWorks(beans);
        grid = works.small.viewer(Role.GRID_WORKER);
        enforcement = works.small.viewer(Role.DEPARTMENT);
        var upload = new Upload("a.jpg", picture(), FileClass.INTERNAL, "works.encroachment", "/ha", "x");
        photo = ((Reception.Received) beans.getBean(Attachments.class).receive(works.clerk, works.id(), upload))
                .fileId();
    }

    @Test
    @Shows("EP-05")
    void an_encroachment_is_talked_about_agreed_to_removed_and_its_ground_used_again() {
        var shed = found();
        assertThat(step(grid, shed, EncroachmentState.REMOVED, "拆", photo))
                .isEqualTo(new Cleared.NotNext(EncroachmentState.FOUND));
        assertThat(step(grid, shed, EncroachmentState.TALKED, " ", null)).isEqualTo(new Cleared.NoteMissing());
        assertThat(step(grid, shed, EncroachmentState.TALKED, "上门两次", null))
                .isEqualTo(new Cleared.Done(EncroachmentState.TALKED));
        step(grid, shed, EncroachmentState.CONSENTED, "同意自拆", null);
        assertThat(step(grid, shed, EncroachmentState.REMOVED, "已拆", null)).isEqualTo(new Cleared.PhotoMissing());
        assertThat(step(grid, shed, EncroachmentState.REMOVED, "已拆", photo))
                .isEqualTo(new Cleared.Done(EncroachmentState.REMOVED));
        assertThat(step(grid, shed, EncroachmentState.REUSED, "改成议事角", null))
                .isEqualTo(new Cleared.Done(EncroachmentState.REUSED));
        assertThat(step(grid, shed, EncroachmentState.TALKED, "再谈", null))
                .isEqualTo(new Cleared.NotNext(EncroachmentState.REUSED));
    }

    @Test
    void neighbours_read_what_became_of_it_and_the_board_counts_what_still_stands_in_the_way(City city) {
        var shed = found();
        step(grid, shed, EncroachmentState.TALKED, "住在三单元的王某不同意", null);
        var leader = Web.at(city, port).as(works.leader, db);
        assertThat(leader.get("/board").isOk().words()).doesNotContain("开工前要腾清");
        works.goBackTo(Stage.G4);
        assertThat(leader.get("/board").isOk().words()).contains("开工前要腾清的公共场地", "处未拆");
        works.passTo(Stage.G6);
        assertThat(kinds(shed)).containsExactly("works.encroachment.talked");
        var page = "/compounds/" + works.small.compound;
        assertThat(Web.at(city, port).get(page).isOk().words()).doesNotContain("王某");
        clearAll();
        assertThat(kinds(shed)).contains("works.encroachment.removed");
        assertThat(Web.at(city, port).get(page).isOk().words())
                .contains("占用公共场地的搭建已拆除")
                .doesNotContain("王某");
    }

    private List<String> kinds(UUID encroachment) {
        return db.sql("select kind from disclosure.timeline where subject_id = ? order by occurred_at")
                .param(encroachment)
                .query(String.class)
                .list();
    }

    @Test
    void only_who_may_orders_a_removal() {
        var shed = found();
        step(grid, shed, EncroachmentState.TALKED, "不同意", null);
        assertThatThrownBy(() -> step(grid, shed, EncroachmentState.ORDERED, "责令", null))
                .isInstanceOf(NotPermitted.class);
        assertThat(step(enforcement, shed, EncroachmentState.ORDERED, "责令字〔2026〕8 号", null))
                .isEqualTo(new Cleared.Done(EncroachmentState.ORDERED));
        assertThatThrownBy(() -> clearing.find(works.builder, works.id(), works.small.compound, terms()))
                .isInstanceOf(NotPermitted.class);
        remove(shed, EncroachmentState.ORDERED);
    }

    @Test
    void ground_is_clear_when_nothing_stands_on_it_and_until_something_is_found() {
        var shed = found();
        var project = works.small.project;
        assertThatThrownBy(() -> clearing.declareClear(grid, works.id(), project, "看过"))
                .isInstanceOf(NotPermitted.class);
        assertThat(clearing.declareClear(works.clerk, works.id(), project, "看过"))
                .isInstanceOf(Cleared.Standing.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> beans.getBean(Encroachments.class)
                        .clear(
                                works.id(),
                                project,
                                "x",
                                works.clerk.person(),
                                works.small.act("works.ground.cleared"))))
                .hasMessageContaining("something stands");
        clearAll();
        assertThat(clearing.declareClear(works.clerk, works.id(), project, " ")).isEqualTo(new Cleared.NoteMissing());
        assertThat(clearing.declareClear(works.clerk, works.id(), project, "东西两侧都看过"))
                .isEqualTo(new Cleared.GroundClear());
        assertThat(gates.held(project)).contains(GateCondition.GROUND_CLEARED);
        var next = found();
        assertThat(gates.held(project)).doesNotContain(GateCondition.GROUND_CLEARED);
        assertThat(next).isNotEqualTo(shed);
        clearAll();
    }

    @Test
    void the_pages_keep_the_register_and_the_public_reads_no_place(City city) throws Exception {
        clearAll();
        var home = "/compounds/" + works.small.compound + "/encroachments";
        var worker = Web.at(city, port).as(grid, db);
        var page = worker.get(home).isOk().form().send();
        assertThat(page.words()).contains("请选择“类别”", "请填写“位置”", "占地面积");
        page = page.form()
                .with("kind", "RAIN_SHED")
                .with("place", "8 号楼北侧绿地")
                .with("area", "-1")
                .send();
        assertThat(page.words()).contains("占地面积");
        page = page.form().with("area", "12.5").with("fireLane", "on").submit();
        assertThat(page.words()).contains("先上门沟通", "12.50");
        var here = page.document().select("form[action$=steps]").attr("action").replace("/steps", "");
        assertThat(worker.get(here).form().send().words()).contains("请选择“进展”", "请填写“情况”");
        page = worker.get(here).form().with("to", "TALKED").with("note", "上门谈过").submit();
        assertThat(page.words()).contains("已记下沟通情况");
        worker.get(here).form().with("to", "CONSENTED").with("note", "同意").submit();
        page = worker.get(here).form().with("to", "REMOVED").with("note", "自拆").send();
        assertThat(page.words()).contains("拆除要上传照片");
        var clerk = Web.at(city, port).as(works.clerk, db);
        assertThat(clerk.get(home).words()).contains("还有 1 处没有清");
        page = page.form().withFile("photo", "a.jpg", picture()).submit();
        assertThat(page.words()).contains("已记下拆除");
        worker.get(here).form().with("to", "REUSED").with("note", "种草，放两张长椅").submit();
        page = clerk.get(home)
                .form("/compounds/" + works.small.compound + "/ground/" + works.small.project)
                .send();
        assertThat(page.words()).contains("请填写“谁去看的");
        page = page.form("/compounds/" + works.small.compound + "/ground/" + works.small.project)
                .with("note", "和监理一起看了全场")
                .submit();
        assertThat(page.words()).contains("已确认场地没有占用");
        var anybody = Web.at(city, port);
        var open = anybody.get("/compounds/" + works.small.compound + "/common-ground")
                .isOk();
        assertThat(open.words()).contains("雨棚", "种草，放两张长椅").doesNotContain("8 号楼北侧绿地");
        assertThat(clerk.get("/encroachments/" + works.id()).status()).isEqualTo(404);
        try (var browser = Browser.at(city, port).as(clerk)) {
            browser.open(home);
            browser.screenshot("encroachments", Browser.PHONE);
            browser.screenshot("encroachments", Browser.DESK);
            browser.fits(Browser.PHONE).isAccessible();
            browser.open(here);
            browser.screenshot("encroachment", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
            browser.open("/compounds/" + works.small.compound + "/common-ground");
            browser.screenshot("common-ground", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
        }
    }

    private void clearAll() {
        db.sql("select id, state from works.encroachment where state not in ('REMOVED', 'REUSED')")
                .query(row -> {
                    remove(row.getObject("id", UUID.class), EncroachmentState.valueOf(row.getString("state")));
                });
    }

    private void remove(UUID id, EncroachmentState from) {
        if (from == EncroachmentState.FOUND) {
            step(grid, id, EncroachmentState.TALKED, "谈", null);
        }
        if (from == EncroachmentState.FOUND || from == EncroachmentState.TALKED) {
            step(grid, id, EncroachmentState.CONSENTED, "同意", null);
        }
        assertThat(step(grid, id, EncroachmentState.REMOVED, "已拆", photo))
                .isEqualTo(new Cleared.Done(EncroachmentState.REMOVED));
    }

    private UUID found() {
        return ((Cleared.Found) clearing.find(grid, works.id(), works.small.compound, terms())).encroachment();
    }

    private static EncroachmentTerms terms() {
        return new EncroachmentTerms(EncroachmentKind.SHED, "3 号楼北侧", new Area(650), false, null);
    }

    private Cleared step(Viewer by, UUID id, EncroachmentState to, String note, UUID photo) {
        return clearing.step(by, works.id(), id, to, note, photo);
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }
}
