package anju.site;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A demonstration city is open to readers while its story is told; whoever acts is heard when it has ended. */
@InCity
class FoundingPagesTest {
    @LocalServerPort
    int port;

    @Test
    void pages_of_a_city_being_founded_say_so_and_a_form_sent_meanwhile_is_done_afterwards(
            City city, @Autowired JdbcClient db, @Autowired TransactionTemplate transaction) throws Exception {
        var small = transaction.execute(_ -> new SmallCity(db));
        var administrator = Web.at(city, port).as(small.viewer(Role.ADMINISTRATOR), db);
        city.beginFounding();
        CompletableFuture<Web.Page> sent;
        try {
            var form = administrator.get("/areas").isOk();
            assertThat(form.words()).contains("示范城市正在装载", city.today().toString());
            assertThat(administrator.get("/founding").isOk().body()).contains("hx-trigger");
            var filled = form.form("/areas")
                    .with("above", street(db))
                    .with("kind", "COMMUNITY")
                    .with("name", "江滨社区")
                    .with("code", "jiangbin");
            sent = CompletableFuture.supplyAsync(filled::submit);
            Thread.sleep(300);
            assertThat(sent).isNotDone();
            assertThat(known(db)).isZero();
        } finally {
            city.endFounding();
        }
        assertThat(sent.get(20, TimeUnit.SECONDS).words())
                .contains("江滨社区", "已加上")
                .doesNotContain("示范城市");
        assertThat(known(db)).isEqualTo(1);
        var after = administrator.get("/founding").isOk();
        assertThat(after.words()).contains("装载好了");
        assertThat(after.body()).doesNotContain("hx-trigger");
    }

    private static String street(JdbcClient db) {
        return db.sql("select id::text from city.area where path = '/ha/liuan'")
                .query(String.class)
                .single();
    }

    private static long known(JdbcClient db) {
        return db.sql("select count(*) from city.area where path = '/ha/liuan/jiangbin'")
                .query(Long.class)
                .single();
    }
}
