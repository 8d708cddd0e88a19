package anju.plan;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.policy.Policy;
import anju.survey.AnswerDraft;
import anju.survey.Answering;
import anju.survey.Beginning;
import anju.survey.Completing;
import anju.survey.Examining;
import anju.survey.Indicator;
import anju.survey.SurveyRules;
import anju.survey.Value;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Quantities that registry and survey know already, as a clerk meets them. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuantitiesTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Examining examining;

    @Autowired
    Policy policy;

    @Autowired
    Cities cities;

    private SmallCity small;
    private Web web;
    private String plan;

    @BeforeAll
    void build(City city) {
        cities.setClock(city, Instant.parse("2026-06-01T02:00:00Z"));
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        web = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK, "/ha/liuan"), db);
        plan = web.open("/plans")
                .isOk()
                .form("/projects/" + small.project + "/plan")
                .send()
                .location();
        // What opening said is read once.
        web.open(plan);
    }

    @Test
    @Order(1)
    void what_is_left_empty_is_what_the_registry_says() {
        var form = web.open(plan + "/items/new").isOk();
        assertThat(form.words()).contains("B07 单元门、对讲门", "底数：单元 4 樘（2026-06-01）", "底数：住宅 24 户（2026-06-01）");
        var page = item("B16", "楼道线缆整治", "", "200").submit().isOk();
        assertThat(page.words())
                .contains("已列为第 1 项，估算 4,800.00 元", "取自底数", "底数：住宅 24 户（2026-06-01）", "取自底数 1 项", "1 /1");
        assertThat(page.words()).doesNotContain("来源后来变了 1 项");
        var unknown = item("B01", "屋面防水", "", "142").send();
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.words()).as("nobody knows the roof").contains("请填写“数量”");
    }

    @Test
    @Order(2)
    void another_quantity_takes_its_reason() {
        var other = item("B07", "换单元门", "3", "2000").send();
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.words()).contains("底数：单元 4 樘（2026-06-01）；填的是 3 樘。请核对；确实不一样，就在这里写明原因");
        var done = other.form()
                .with("quantityReason", "2 号楼 1 单元刚换过")
                .with("surveyed", "true")
                .submit()
                .isOk();
        assertThat(done.words()).contains("已列为第 2 项", "体检或实测", "和底数不一样：2 号楼 1 单元刚换过");
    }

    @Test
    @Order(3)
    void what_a_survey_found_is_offered_once_it_is_complete() {
        assertThat(web.open(plan + "/items/new").words()).doesNotContain("停车泊位缺口");
        survey(38);
        assertThat(web.open(plan + "/items/new").words()).contains("C09 新增停车位（地面）", "体检：停车泊位缺口 38 个车位（2026-06-01）");
        var page = item("C09", "新增停车位", "", "9000").submit().isOk();
        assertThat(page.words()).contains("估算 342,000.00 元", "取自底数 1 项，体检或实测 2 项，街道估算 0 项");
        assertThat(db.sql("select quantity_source || figure from plan.item where catalogue_code = 'C09'")
                        .query(String.class)
                        .single())
                .isEqualTo("SURVEYEDK5");
    }

    @Test
    @Order(4)
    void the_plan_says_when_the_registry_has_changed_since(City city) {
        cities.setClock(city, Instant.parse("2026-07-01T02:00:00Z"));
        db.sql("""
                insert into registry.part_use (id, part_id, use, from_on, act_id, act_kind)
                values (?, ?, 'SHOP', '2026-06-20', ?, 'registry.part.use_changed')""")
                .params(id(), small.parts.getFirst(), small.act("registry.part.use_changed"))
                .update();
        var page = web.open(plan);
        assertThat(page.words()).contains("来源后来变了 1 项");
        assertThat(page.document().selectFirst("#item-1").text())
                .contains("底数：住宅 24 户（2026-06-01）", "来源后来变了", "底数：住宅 23 户（2026-07-01）");
        assertThat(page.document().selectFirst("#item-2").text()).doesNotContain("来源后来变了");
    }

    @Test
    @Order(5)
    void the_page_sums_up_who_pays_and_what_it_comes_to() {
        var page = web.open(plan);
        // 352,800 yuan over 24 parts of 60 to 83 m², and 23 homes.
        assertThat(page.words())
                .contains("35.28", "205.59", "15,339.13", "各类由谁出资", "政府 2 项", "社会和市场 1 项", "管线单位 1 项")
                .contains("还没有定稿", "要业主决定 1 项，已同意 0 项", "每项都有依据");
        assertThat(page.document().select(".gate-list .mark")).hasSize(7);
    }

    private Web.Filled item(String code, String title, String quantity, String price) {
        return web.open(plan + "/items/new")
                .form()
                .with("code", code)
                .with("title", title)
                .with("character", "NEW")
                .with("quantity", quantity)
                .with("price", price)
                .with("officeReason", "街道决定");
    }

    private void survey(int missing) {
        Viewer grid = small.viewer(Role.GRID_WORKER);
        var today = City.current().today();
        var round = ((Beginning.Begun) examining.begin(grid, id(), small.compound, Set.of("COMPOUND"), today)).round();
        var rules = policy.rules(SurveyRules.class, SmallCity.PATH, today);
        rules.indicatorsOf(Set.of("COMPOUND")).forEach((code, indicator) -> {
            var value = code.equals("K5") ? Value.whole(missing) : good(indicator);
            var draft = new AnswerDraft(round, code, null, value, "", Set.of(), "", false, List.of(), null);
            assertThat(examining.answer(grid, id(), draft)).isInstanceOf(Answering.Answered.class);
        });
        assertThat(examining.complete(grid, id(), round)).isInstanceOf(Completing.Completed.class);
    }

    private static Value good(Indicator indicator) {
        return indicator.ask() == Indicator.Ask.RATIO
                ? Value.ratio(1, 1)
                : Value.whole(indicator.threshold().numerator());
    }
}
