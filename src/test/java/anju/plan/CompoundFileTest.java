package anju.plan;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Grant;
import anju.access.People;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.city.Jobs;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.Web;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The file of a compound, filled from its own workbook. */
@InCity
class CompoundFileTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Areas areas;

    @Autowired
    People people;

    @Autowired
    Jobs jobs;

    @Test
    @Shows("CD-02")
    void one_sheet_says_9_buildings_41_stairwells_497_parts_and_their_area(City city) throws Exception {
        var whole = areas.add(null, Area.Kind.CITY, "ha", "和安市");
        var street = areas.add(whole, Area.Kind.STREET, "liuan", "柳岸街道");
        areas.add(street, Area.Kind.COMMUNITY, "yongxing", "永兴社区");
        var clerk = viewer("陈静", Role.SUBDISTRICT_CLERK);
        var web = Web.at(city, port).as(clerk, db);
        var sent = web.get("/registry/imports")
                .isOk()
                .form()
                .withFile("workbook", "wufuyuan.xlsx", Files.readAllBytes(Path.of("src/demo/wufuyuan.xlsx")))
                .send();
        jobs.runDue();
        web.get(sent.location()).isOk().form(sent.location() + "/confirmation").submit();
        var compound = web.get("/registry/compounds")
                .isOk()
                .document()
                .selectFirst("tbody a")
                .attr("href");
        var file = web.get(compound).isOk().click("小区档案");
        assertThat(file.words())
                .contains("五福里小区档案", "永兴社区", "共 9 栋、41 个单元", "497 套（住宅 492 户）", "专有部分面积 32,984.60 ㎡，", "自治小组成员（人） 0");
        assertThat(file.document().select("article table").first().select("tbody tr"))
                .hasSize(9 + 1);
        long residents = db.sql("select count(distinct person_id) from consultation.neighbour")
                .query(Long.class)
                .single();
        assertThat(file.words()).contains("登记的业主和住户 " + residents + " 人");
        var here = compound.replace("/registry", "") + "/file";
        var owner = viewer("业主", Role.OWNER);
        assertThat(Web.at(city, port).as(owner, db).get(here).status()).isEqualTo(403);
        assertThat(Web.at(city, port).get(here).status()).isNotEqualTo(200);
        assertThat(web.get("/compounds/00000000-0000-0000-0000-000000000000/file")
                        .status())
                .isEqualTo(404);
        try (var browser = Browser.at(city, port).as(web)) {
            browser.open(here);
            browser.screenshot("compound-file", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
            browser.screenshot("compound-file", Browser.DESK);
        }
    }

    private Viewer viewer(String name, Role role) {
        var person = people.add(new anju.access.NewPerson(name, null, null));
        return new Viewer(person, name, List.of(new Grant(role, "/ha/liuan")));
    }
}
