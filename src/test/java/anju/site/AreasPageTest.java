package anju.site;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AreasPageTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SmallCity small;
    Web administrator;
    Web clerk;

    @BeforeAll
    void build(City city) {
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        administrator = Web.at(city, port).as(small.viewer(Role.ADMINISTRATOR), db);
        clerk = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK), db);
    }

    @Test
    void an_administrator_adds_a_community_and_renames_it() {
        var street = db.sql("select id::text from city.area where path = '/ha/liuan'")
                .query(String.class)
                .single();
        var added = administrator
                .get("/areas")
                .form("/areas")
                .with("above", street)
                .with("kind", "COMMUNITY")
                .with("name", "江滨社区")
                .with("code", "jiangbin")
                .submit();
        assertThat(added.words()).contains("江滨社区", "已加上");
        var id = db.sql("select id::text from city.area where path = '/ha/liuan/jiangbin'")
                .query(String.class)
                .single();
        var renamed = administrator
                .get("/areas/" + id + "/name")
                .form("/areas/" + id + "/name")
                .with("name", "江岸社区")
                .submit();
        assertThat(renamed.words()).contains("江岸社区").doesNotContain("江滨社区");
    }

    @Test
    void what_does_not_fit_is_said_at_its_field_and_nothing_typed_is_lost() {
        var street = db.sql("select id::text from city.area where path = '/ha/liuan'")
                .query(String.class)
                .single();
        assertThat(form(street)
                        .with("kind", "COMMUNITY")
                        .with("code", "Jiang Bin")
                        .send()
                        .words())
                .contains("只能用小写字母和数字");
        assertThat(form(street)
                        .with("kind", "COMMUNITY")
                        .with("code", "yongxing")
                        .send()
                        .words())
                .contains("已经有代码 yongxing");
        var below = form(street).with("kind", "DISTRICT").with("code", "east").send();
        assertThat(below.status()).isEqualTo(422);
        assertThat(below.body()).contains("某社区");
    }

    @Test
    void a_pasted_list_is_looked_at_and_then_drawn_in_one_act() {
        var street = db.sql("select id::text from city.area where path = '/ha/liuan'")
                .query(String.class)
                .single();
        var looked = list(street, "滨河社区（binhe）\n新村社区").send();
        assertThat(looked.isOk().words()).contains("会加上 2 个片区", "滨河社区", "/ha/liuan/binhe");
        assertThat(paths("/ha/liuan/binhe")).isEmpty();
        int before = drawn();
        var done = looked.form("/areas/list").submit();
        assertThat(done.words()).contains("已加上 2 个片区", "滨河社区", "新村社区");
        assertThat(drawn() - before).isEqualTo(1);
        assertThat(list(street, "滨河社区").send().words()).contains("没有要加的");
        assertThat(list(street, "滨河社区").with("top", "DISTRICT").send().words()).contains("下面的层级要比上面的低");
    }

    @Test
    void a_pasted_list_with_a_fault_draws_nothing_and_keeps_what_was_typed() {
        var street = db.sql("select id::text from city.area where path = '/ha/liuan'")
                .query(String.class)
                .single();
        var list = "南岸社区（nanan）\n东岸社区（No）\n\t四号楼";
        var refused = list(street, list).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("第 2 行：", "代码“No”不行", "第 3 行：", "有 2 处要改");
        assertThat(refused.form("/areas/list/preview").value("rows")).contains("南岸社区（nanan）", "四号楼");
        assertThat(refused.document().select("form[action=/areas/list]")).isEmpty();
        var forged = administrator
                .get("/areas/list")
                .forged("/areas/list")
                .with("above", street)
                .with("top", "COMMUNITY")
                .with("rows", list)
                .send();
        assertThat(forged.status()).isEqualTo(422);
        assertThat(paths("/ha/liuan/nanan")).isEmpty();
        assertThat(list(street, "某社区\n".repeat(2001)).send().words()).contains("一次最多 2000 行");
        assertThat(list("", "").with("top", "CITY").send().status()).isEqualTo(422);
        assertThat(clerk.get("/areas/list").status()).isEqualTo(403);
    }

    private Web.Filled list(String above, String rows) {
        return administrator
                .get("/areas/list")
                .form("/areas/list/preview")
                .with("above", above)
                .with("top", "COMMUNITY")
                .with("rows", rows);
    }

    private java.util.List<String> paths(String path) {
        return db.sql("select path from city.area where path = ?")
                .param(path)
                .query(String.class)
                .list();
    }

    private int drawn() {
        return db.sql("select count(*) from evidence.act where kind = 'access.areas.drawn'")
                .query(Integer.class)
                .single();
    }

    private Web.Filled form(String street) {
        return administrator.get("/areas").form("/areas").with("above", street).with("name", "某社区");
    }

    @Test
    void a_clerk_draws_no_areas() {
        assertThat(clerk.get("/areas").status()).isEqualTo(403);
    }
}
