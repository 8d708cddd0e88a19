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

    private Web.Filled form(String street) {
        return administrator.get("/areas").form("/areas").with("above", street).with("name", "某社区");
    }

    @Test
    void a_clerk_draws_no_areas() {
        assertThat(clerk.get("/areas").status()).isEqualTo(403);
    }
}
