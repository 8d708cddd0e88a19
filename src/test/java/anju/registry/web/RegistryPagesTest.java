package anju.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Grant;
import anju.access.People;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.city.Jobs;
import anju.registry.SampleWorkbook;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Web;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clerk brings 五福里小区 into the registry through the pages, and a contractor looks at it. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryPagesTest {
    @LocalServerPort
    private int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Areas areas;

    @Autowired
    People people;

    @Autowired
    Jobs jobs;

    private Viewer clerk;
    private Viewer contractor;
    private String compound = "";

    @BeforeEach
    void world(City city) throws Exception {
        if (clerk == null) {
            var whole = areas.add(null, Area.Kind.CITY, "ha", "和安市");
            var street = areas.add(whole, Area.Kind.STREET, "liuan", "柳岸街道");
            areas.add(street, Area.Kind.COMMUNITY, "yongxing", "永兴社区");
            clerk = viewer("陈静", Role.SUBDISTRICT_CLERK);
            contractor = viewer("施工员", Role.CONTRACTOR);
            var web = Web.at(city, port).as(clerk, db);
            assertThat(web.get("/registry/compounds").isOk().words())
                    .contains("还没有小区")
                    .contains("下载模板");
            compound = bringIn(web);
        }
    }

    private Viewer viewer(String name, Role role) {
        var person = people.add(new anju.access.NewPerson(name, null, null));
        return new Viewer(person, name, List.of(new Grant(role, "/ha/liuan")));
    }

    private String bringIn(Web web) throws Exception {
        var sent = web.get("/registry/imports")
                .isOk()
                .form()
                .withFile("workbook", "wufuyuan.xlsx", Files.readAllBytes(Path.of("src/demo/wufuyuan.xlsx")))
                .send();
        assertThat(sent.status()).as(sent::words).isEqualTo(303);
        assertThat(web.get(sent.location()).isOk().words()).contains("正在读表格");
        jobs.runDue();
        var ready = web.get(sent.location()).isOk();
        assertThat(ready.words()).contains("497").contains("确认入库");
        var entered = ready.form(sent.location() + "/confirmation").submit();
        assertThat(entered.isOk().words()).contains("已入库");
        var list = web.get("/registry/compounds").isOk();
        assertThat(list.words()).contains("五福里小区").contains("32,984.60");
        return list.document().selectFirst("tbody a").attr("href");
    }

    private String sent(Web web, byte[] file) {
        var sent = web.get("/registry/imports")
                .form()
                .withFile("workbook", "底数.xlsx", file)
                .send();
        jobs.runDue();
        return sent.location();
    }

    private String homeOfAPerson() {
        return "/registry/parts/" + db.sql("""
                        select o.part_id from registry.ownership_now o join access.person p on p.id = o.person_id
                         where p.phone_enc is not null and o.share_denominator = 1 order by o.part_id limit 1""").query(java.util.UUID.class).single();
    }

    @Test
    void the_compound_is_drawn_door_by_door(City city) {
        var page = Web.at(city, port).as(clerk, db).get(compound).isOk().document();
        assertThat(page.select(".units .u")).hasSize(497);
        assertThat(page.select(".units .u.p")).hasSize(6);
        assertThat(page.select(".bldg")).hasSize(9);
        assertThat(page.text()).contains("32,984.60").contains("9 / 41");
    }

    @Test
    void whole_numbers_are_shown_only_on_demand_and_written_down(City city) {
        var web = Web.at(city, port).as(clerk, db);
        var door = homeOfAPerson();
        var masked = web.get(door).isOk();
        assertThat(masked.words()).doesNotContain("1300000").contains("130****");
        var shown = masked.form(door + "/phones").send().isOk();
        assertThat(shown.words()).contains("1300000").contains("已记入日志");
        assertThat(db.sql("select count(*) from access.audit where by_person = ?")
                        .param(clerk.person())
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void a_contractor_sees_doors_but_no_names_and_no_forms(City city) {
        var web = Web.at(city, port).as(contractor, db);
        var page = web.get(compound).isOk();
        assertThat(page.document().select("main form.form")).isEmpty();
        var door = web.get(homeOfAPerson()).isOk();
        assertThat(door.words()).contains("**").doesNotContain("130");
        assertThat(web.get("/registry/imports").status()).isEqualTo(403);
    }

    @Test
    void a_home_is_handed_over_through_the_page(City city) {
        var web = Web.at(city, port).as(clerk, db);
        var door = web.get(compound).document().select(".u.e").get(3).attr("href");
        var refused = web.get(door)
                .form(door + "/ownerships")
                .with("from", "2099-01-01")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("请填新业主姓名");
        var done = refused.form(door + "/ownerships")
                .with("name", "林晓月")
                .with("phone", "130-0000-9999")
                .with("from", City.current().today().toString())
                .submit();
        assertThat(done.isOk().words()).contains("林晓月").contains("已过户");
    }

    @Test
    void an_area_is_put_right_with_its_history(City city) {
        var web = Web.at(city, port).as(clerk, db);
        var door = web.get(compound).document().select(".u.e").get(5).attr("href");
        var refused = web.get(door)
                .form(door + "/areas")
                .with("basis", "REGISTERED")
                .with("area", "六十")
                .with("from", City.current().today().toString())
                .send();
        assertThat(refused.status()).isEqualTo(422);
        var done = refused.form(door + "/areas").with("area", "70.05").submit();
        assertThat(done.isOk().words()).contains("70.05").contains("面积已更正");
    }

    @Test
    void a_compound_is_added_by_hand_piece_by_piece(City city) {
        var web = Web.at(city, port).as(clerk, db);
        var form = web.get("/registry/compounds/new").isOk().form();
        var community = web.get("/registry/compounds/new")
                .document()
                .select("option")
                .last()
                .val();
        var refused = form.with("name", "手工小区")
                .with("code", "WFL-001")
                .with("address", "手工路 1 号")
                .with("community", community)
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("已有小区在用");
        var page = refused.form().with("code", "hand-1").submit().isOk();
        assertThat(page.words()).contains("还没有楼栋");
        var home = web.get("/registry/compounds?q=手工".replace("手工", "%E6%89%8B%E5%B7%A5"))
                .document()
                .selectFirst("tbody a")
                .attr("href");
        page = page.form(home + "/buildings")
                .with("number", "1")
                .with("storeys", "6")
                .submit();
        var twice = page.isOk().form(home + "/buildings").with("number", "1").send();
        assertThat(twice.status()).isEqualTo(422);
        var building =
                page.document().select("select[name=building] option").last().val();
        page = page.form(home + "/stairwells")
                .with("building", building)
                .with("number", "1")
                .submit();
        var stairwell = page.isOk()
                .document()
                .select("select[name=stairwell] option")
                .last()
                .val();
        page = page.form(home + "/parts")
                .with("stairwell", stairwell)
                .with("number", "101")
                .with("floor", "1")
                .with("use", "DWELLING")
                .with("area", "60")
                .submit();
        assertThat(page.isOk().words()).contains("60.00").contains("还没有业主");
    }

    @Test
    void a_file_that_is_no_workbook_is_refused_with_the_way_out(City city) {
        var web = Web.at(city, port).as(clerk, db);
        var answer = web.get("/registry/imports")
                .form()
                .withFile("workbook", "a.xlsx", new byte[] {1, 2, 3})
                .send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.words()).contains("不是 .xlsx");
        var nothing = web.get("/registry/imports").form().send();
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.words()).contains("请先选一个表格文件");
    }

    @Test
    void the_template_has_a_sheet_for_each_kind_and_one_of_notes(City city) throws Exception {
        var file = Web.at(city, port)
                .as(clerk, db)
                .get("/registry/template.xlsx")
                .isOk()
                .bytes();
        try (var workbook = new org.dhatim.fastexcel.reader.ReadableWorkbook(new java.io.ByteArrayInputStream(file))) {
            assertThat(workbook.getSheets().map(org.dhatim.fastexcel.reader.Sheet::getName))
                    .containsExactly("小区", "楼栋", "房屋", "业主", "填写说明");
        }
    }

    @Test
    void an_owner_finds_their_home_and_confirms_it(City city) {
        var owner = db.sql("""
                select o.person_id from registry.ownership_now o
                 where o.person_id is not null and o.share_denominator = 3 order by o.id limit 1""").query(java.util.UUID.class).single();
        var web = Web.at(city, port).as(new Viewer(owner, "业主", List.of()), db);
        var page = web.get("/homes").isOk();
        assertThat(page.words()).contains("五福里小区").contains("待确认");
        assertThat(page.form("/homes").submit().isOk().words()).contains("已绑定");
        assertThat(Web.at(city, port).as(contractor, db).get("/homes").isOk().words())
                .contains("没有找到您名下的房屋");
    }

    @Test
    void organisations_are_listed_and_added(City city) {
        var web = Web.at(city, port).as(clerk, db);
        var page = web.get("/registry/organisations").isOk();
        assertThat(page.words()).contains("和安旧城开发公司");
        var refused = page.form()
                .with("name", "恒筑建设")
                .with("code", "91350100M000100Y44")
                .with("kind", "CONTRACTOR")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form().with("code", "").submit().isOk().words()).contains("恒筑建设");
    }

    @Test
    void pages_fit_phones_and_desks_and_are_accessible(City city) {
        try (var browser = Browser.at(city, port)) {
            var web = Web.at(city, port).as(clerk, db);
            web.cookies()
                    .forEach((name, value) -> browser.page()
                            .context()
                            .addCookies(List.of(new com.microsoft.playwright.options.Cookie(name, value)
                                    .setDomain(city.code() + ".localhost")
                                    .setPath("/"))));
            var door = web.get(compound).document().select(".u.e").get(9).attr("href");
            var faulty = sent(web, SampleWorkbook.faulty());
            assertThat(web.get(faulty).isOk().words()).contains("同楼同户型是 64.56").contains("没有 7 栋");
            assertThat(web.get(faulty + "/marked.xlsx").isOk().bytes()).isNotEmpty();
            var ready = sent(web, SampleWorkbook.sound("RDY-1"));
            var shots = java.util.Map.of(
                    "registry-import-faulty",
                    faulty,
                    "registry-import-ready",
                    ready,
                    "registry-import-confirmed",
                    web.get("/registry/imports?sort=code")
                            .document()
                            .selectFirst("tbody a")
                            .attr("href"),
                    "registry-compounds",
                    "/registry/compounds",
                    "registry-compound",
                    compound,
                    "registry-part",
                    door,
                    "registry-imports",
                    "/registry/imports",
                    "registry-new",
                    "/registry/compounds/new",
                    "registry-organisations",
                    "/registry/organisations");
            shots.forEach((name, path) -> {
                browser.open(path);
                browser.screenshot(name, Browser.DESK);
                browser.screenshot(name, Browser.PHONE);
                browser.fits(Browser.PHONE).isAccessible();
            });
        }
    }
}
