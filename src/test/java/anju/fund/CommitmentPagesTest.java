package anju.fund;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money promised, received, spoken for and reversed, by hand; and what nobody can type in. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommitmentPagesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    City city;
    SmallWorks works;
    Web clerk;
    String home;

    @BeforeAll
    void build(City city) {
        this.city = city;
        works = new SmallWorks(beans);
        clerk = Web.at(city, port).as(works.clerk, db);
        home = "/projects/" + works.small.project;
    }

    @Test
    @Shows("CD-17")
    void a_pledge_is_recorded_received_spoken_for_and_its_lot_reversed() {
        var item = works.item("10", "50.00");
        assertThat(clerk.get(home + "/commitments").isOk().words()).contains("还没有登记下达或约定的资金");
        var made = clerk.get(home + "/commitments/new")
                .form(home + "/commitments")
                .with("source", "OWNER_CONTRIBUTION")
                .with("funder", "居民")
                .with("documentNumber", "认捐书 1")
                .with("purposes", "BASIC")
                .with("on1", "2026-03-01")
                .with("amount1", "1,000.00")
                .with("on2", "2026-05-01")
                .with("amount2", "500")
                .submit();
        assertThat(made.words()).contains("已登记", "逾期未到", "1,500.00");
        var here = "/commitments/"
                + db.sql("select id from fund.commitment").query(UUID.class).single();
        clerk.get(here)
                .form(here + "/reservations")
                .with("item", item.toString())
                .with("amount", "400")
                .submit();
        var tranche = db.sql("select id from fund.tranche where number = 1")
                .query(UUID.class)
                .single();
        var arrived = clerk.get(here)
                .form(here + "/lots")
                .with("tranche", tranche.toString())
                .with("documentNumber", "收 1")
                .with("amount", "1000")
                .with("receivedOn", "2026-03-02")
                .submit();
        assertThat(arrived.words()).contains("1 个预留转为正式安排", "已转为安排");
        var lot = "/lots/" + db.sql("select id from fund.lot").query(UUID.class).single();
        assertThat(clerk.get(lot).isOk().words()).contains("对账单", "安排给事项", "600.00");
        var refused = clerk.get(lot)
                .form(lot + "/reversal")
                .with("documentNumber", "红 1")
                .with("reason", "收错")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("400.00 元已安排给事项");
        assertThat(clerk.get(lot + "/statement.xlsx").isOk().bytes()).startsWith('P', 'K');
        assertThat(clerk.get(home + "/commitments.xlsx").isOk().bytes()).startsWith('P', 'K');
        assertThat(db.sql("select distinct subject_kind from dispatch.todo where subject_id = ?")
                        .param(UUID.fromString(here.substring(13)))
                        .query(String.class)
                        .list())
                .containsExactly("tranche");
    }

    @Test
    void what_is_missing_absurd_stale_or_foreign_is_named_at_its_field() {
        var blank =
                clerk.get(home + "/commitments/new").form(home + "/commitments").send();
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.document().select("form .err").eachText()).hasSizeGreaterThanOrEqualTo(5);
        var absurd = clerk.get(home + "/commitments/new")
                .form(home + "/commitments")
                .with("source", "GOLD")
                .with("funder", "x".repeat(900))
                .with("documentNumber", "1")
                .with("codes", "B01 Z99")
                .with("on1", "2026-02-30")
                .with("amount1", "99999999999999")
                .with("amount2", "5")
                .send();
        assertThat(absurd.status()).isEqualTo(422);
        assertThat(absurd.words()).contains("2026-02-30");
        assertThat(clerk.get("/commitments/" + works.id()).status()).isEqualTo(404);
        assertThat(clerk.get("/lots/" + works.id()).status()).isEqualTo(404);
        assertThat(clerk.get("/contributions/" + works.id()).status()).isEqualTo(404);
        assertThat(clerk.post("/reservations/" + works.id() + "/dropping", Map.of("reason", "x"))
                        .status())
                .isIn(403, 404);
        var gift = clerk.get(home + "/contributions/new").form(home + "/contributions");
        assertThat(gift.send().document().select("form .err").eachText()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(Web.at(city, port)
                        .as(works.small.owner(1), db)
                        .get(home + "/commitments")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Shows("BY-10")
    void a_gift_gets_a_receipt_and_is_taken_back_once() {
        var made = clerk.get(home + "/contributions/new")
                .form(home + "/contributions")
                .with("kind", "LABOUR")
                .with("what", "清理楼道杂物")
                .with("purpose", "WORKS")
                .with("people", "12")
                .with("hours", "36")
                .with("givenOn", "2026-03-02")
                .submit();
        assertThat(made.words()).contains("收据 GX-", "居民 12 人", "36.0 小时 × 每小时 20.00 元", "720.00");
        var here = "/contributions/"
                + db.sql("select id from fund.contribution").query(UUID.class).single();
        assertThat(clerk.get(home + "/commitments").isOk().words()).contains("清理楼道杂物", "不和现金相加");
        assertThat(clerk.get(here).form(here + "/reversal").send().status()).isEqualTo(422);
        clerk.get(here).form(here + "/reversal").with("reason", "重复登记").submit();
        assertThat(clerk.get(here).words()).contains("不再计入");
        assertThat(clerk.get(home + "/contributions.xlsx").isOk().bytes()).startsWith('P', 'K');
    }

    @Test
    void the_pages_read_well_on_desk_and_phone() {
        try (var browser = Browser.at(city, port).as(clerk)) {
            for (var path : new String[] {"/commitments", "/commitments/new", "/contributions/new"}) {
                browser.open(home + path);
                browser.screenshot("fund" + path.replace('/', '-'), Browser.DESK);
                browser.screenshot("fund" + path.replace('/', '-'), Browser.PHONE);
                browser.isAccessible();
            }
        }
    }
}
