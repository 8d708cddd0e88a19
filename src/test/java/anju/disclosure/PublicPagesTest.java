package anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.evidence.Sequencer;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Sequencer sequencer;

    SmallCity small;
    Web web;

    @BeforeAll
    void build(City city) {
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        web = Web.at(city, port);
    }

    @Test
    void anybody_finds_a_compound_by_a_part_of_its_name() {
        assertThat(web.get("/?q=测试").isOk().words()).contains("测试小区", "永兴社区");
        assertThat(web.get("/?q=没有这个").isOk().words()).contains("没有找到");
        assertThat(web.get("/?q=%25").isOk().words()).contains("没有找到");
    }

    @Test
    void the_compound_page_tells_its_size_and_stage() {
        var words = web.get("/compounds/" + small.compound).isOk().words();
        assertThat(words).contains("测试小区", "2 栋", "24 户", "储备");
    }

    @Test
    void the_map_draws_each_compound_once_in_its_community_and_counts_what_is_under_way() {
        var words = web.get("/map").isOk().words();
        assertThat(words).contains("永兴社区", "测试小区", "筹备", "柳岸街道");
        assertThat(web.get("/map?street=" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        for (var path : new String[] {
            "/compounds/" + UUID.randomUUID(),
            "/trace/payments/" + UUID.randomUUID(),
            "/trace/needs/" + UUID.randomUUID(),
            "/trace/items/not-an-id",
            "/receipts/" + UUID.randomUUID(),
            "/log/tile/0/../../../secrets",
            "/log/nothing"
        }) {
            assertThat(web.get(path).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void the_record_page_shows_the_latest_checkpoint_and_its_files_can_be_fetched() {
        sequencer.runOnce();
        assertThat(web.get("/record").isOk().words()).contains("最新检查点", "anju-demo/");
        assertThat(web.get("/log/checkpoint").isOk().body()).startsWith("anju-demo/");
        assertThat(web.get("/record.zip").isOk().bytes()).startsWith('P', 'K');
    }

    @Test
    void pages_are_there_in_english_too() {
        var words = web.get("/payments", "Cookie", "language=en").words();
        assertThat(words).isNotEmpty();
    }
}
