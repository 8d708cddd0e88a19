package anju.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.fund.Source;
import anju.money.Area;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.BatchChecking;
import anju.works.BatchTerms;
import anju.works.LogTerms;
import anju.works.MaterialChecker;
import anju.works.MaterialChecking;
import anju.works.Milestone;
import anju.works.Opinion;
import anju.works.Scheduling;
import anju.works.Severity;
import anju.works.Weather;
import anju.works.ground.ClearingGround;
import anju.works.ground.EncroachmentKind;
import anju.works.ground.EncroachmentTerms;
import anju.works.inspection.Finder;
import anju.works.inspection.FindingTerms;
import anju.works.inspection.Inspecting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The four gates say what the works' records say, and nobody ticks them. */
@InCity
class ControlsTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Scheduling scheduling;

    @Autowired
    MaterialChecking materials;

    @Autowired
    Inspecting inspecting;

    @Autowired
    ClearingGround clearing;

    @Autowired
    Cities cities;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    SmallWorks works;
    Viewer department;

    @Test
    @Shows("BY-18")
    void each_gate_turns_with_what_is_on_record(City city) {
        works = new SmallWorks(beans);
        department = works.small.viewer(Role.DEPARTMENT);
        assertThat(gate(city, "design")).startsWith("设计关 要盯住").contains("联合审查还没有最后通过");
        assertThat(gate(city, "quality")).contains("签了合同再看");

        var item = works.item("10", "100.00");
        works.allocated(works.lot(Source.CITY_MATCH, "100000.00", "BASIC"), item, "1000.00");
        var contract = works.contract(works.terms("HT-1", 80, works.line(item, "1", "10", "60.00")));
        assertThat(gate(city, "quality")).startsWith("质量关 正常");
        assertThat(gate(city, "schedule")).startsWith("进度关 要盯住").contains("没有定工期节点的合同：1 份");
        assertThat(gate(city, "safety")).startsWith("安全关 没过关").contains("没有培训交底就不能上工的合同：1 份");
        works.briefed(contract);
        assertThat(gate(city, "safety")).startsWith("安全关 正常");

        var today = City.current().today();
        scheduling.set(
                works.builder,
                works.id(),
                contract,
                new ArrayList<>(List.of(
                        new Milestone("基层", 40, today.plusDays(1)), new Milestone("完工", 100, today.plusDays(90)))));
        assertThat(gate(city, "schedule")).startsWith("进度关 正常");

        var line = works.lineOf(contract, "1");
        var batch = ((BatchChecking.Arrived) materials.arrive(
                        works.builder,
                        works.id(),
                        contract,
                        new BatchTerms(List.of(line), "防水卷材", "固安", "4 mm", "20 卷", "GA-1", null, today)))
                .batch();
        assertThat(gate(city, "quality")).startsWith("质量关 要盯住").contains("材料等三方查验：1 批");
        materials.sign(works.engineer, works.id(), batch, MaterialChecker.SUPERVISOR, Opinion.NOT_QUALIFIED, "开裂");
        assertThat(gate(city, "quality")).startsWith("质量关 没过关").contains("不合格材料没有退场：1 批");
        materials.remove(works.builder, works.id(), batch, "拉走", works.file("works.batch"));
        assertThat(gate(city, "quality")).startsWith("质量关 正常");

        finding(contract, line, Severity.MINOR);
        assertThat(gate(city, "quality")).contains("要盯住", "质量问题在改：1 个");
        finding(contract, line, Severity.STOP);
        assertThat(gate(city, "safety")).contains("没过关", "要停工的危险没有排除：1 处");

        var crowd = new LogTerms(today, Weather.FINE, 60, "全面铺开", "", List.of());
        scheduling.write(works.builder, works.id(), contract, crowd, null);
        assertThat(gate(city, "safety")).contains("到场的人比培训合格的多：1 份合同");
        var shed = new EncroachmentTerms(EncroachmentKind.SHED, "3 号楼北侧", new Area(1200), true, null);
        clearing.find(works.small.viewer(Role.GRID_WORKER), works.id(), works.small.compound, shed);
        assertThat(gate(city, "safety")).contains("消防通道被占：1 处");

        cities.setClock(city, city.now().plus(Duration.ofDays(40)));
        assertThat(gate(city, "schedule")).contains("没过关", "节点严重拖后：1 个");
        assertThat(gate(city, "quality")).contains("没过关", "质量问题超期没改：1 个");

        var home = "/projects/" + works.small.project;
        var clerk = Web.at(city, port).as(works.clerk, db);
        assertThat(clerk.get(home).isOk().click("四关把控").isOk().click("去处理").status())
                .isEqualTo(200);
        assertThat(Web.at(city, port)
                        .as(works.small.owner(0), db)
                        .get(home + "/controls")
                        .status())
                .isEqualTo(403);
        assertThat(clerk.get("/projects/" + UUID.randomUUID() + "/controls").status())
                .isEqualTo(404);
        var seen = Web.at(city, port).as(department, db).get(home + "/controls").isOk();
        assertThat(seen.document().select("main a[href^=/contracts]"))
                .as("a department is not sent to books it may not see")
                .isEmpty();
        try (var browser = Browser.at(city, port).as(clerk)) {
            browser.open(home + "/controls");
            browser.screenshot("controls", Browser.PHONE);
            browser.screenshot("controls", Browser.DESK);
            browser.fits(Browser.PHONE).isAccessible();
        }
    }

    private void finding(UUID contract, UUID line, Severity severity) {
        var terms = new FindingTerms(Finder.SUPERVISOR, line, severity, "空鼓", "东侧", works.file("works.finding"));
        inspecting.file(works.engineer, works.id(), contract, terms);
    }

    private String gate(City city, String gate) {
        return Web.at(city, port)
                .as(department, db)
                .get("/projects/" + works.small.project + "/controls")
                .isOk()
                .document()
                .select("#" + gate)
                .text();
    }
}
