package anju.site;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Web;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In a demonstration the time is set on by hand, never back. */
@InCity
class DemonstrationClockTest {
    @LocalServerPort
    int port;

    @Test
    void a_day_later_everything_the_time_asks_for_is_due(City city, @Autowired JdbcClient db) {
        db.sql("""
                insert into city.scheduled_task (task_name, task_instance, execution_time, picked, version)
                values ('request.climb', 'recurring', now() + interval '1 hour', false, 1)""").update();
        var before = city.today();
        var page = Web.at(city, port).get("/demonstration").isOk();
        var after = page.form("/demonstration/clock").with("step", "day").submit();
        assertThat(after.words()).contains("时间已经往后拨了");
        assertThat(city.today()).isEqualTo(before.plusDays(1));
        assertThat(db.sql("select execution_time <= now() from city.scheduled_task where task_name = 'request.climb'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(db.sql("select offset_ms from city.clock").query(Long.class).single())
                .isEqualTo(city.clockOffset().toMillis());
    }

    @Test
    void the_button_pressed_twice_moves_the_time_once(City city) {
        var form = Web.at(city, port).get("/demonstration").isOk().form("/demonstration/clock");
        form.with("step", "hour").submit();
        var once = city.clockOffset();
        assertThat(form.with("step", "hour").submit().words()).contains("这次没有再拨");
        assertThat(city.clockOffset()).isEqualTo(once);
    }

    @Test
    void what_is_no_step_is_not_taken(City city) {
        var before = city.clockOffset();
        var form = Web.at(city, port).get("/demonstration").isOk().form("/demonstration/clock");
        assertThat(form.with("step", "-1").submit().words()).contains("请选择往后拨多久");
        assertThat(city.clockOffset()).isEqualTo(before);
    }

    @Test
    void nobody_carries_the_city_off_to_another_age(City city) {
        var web = Web.at(city, port);
        for (int weeks = 0; weeks < 200; weeks++) {
            var answer = web.get("/demonstration")
                    .form("/demonstration/clock")
                    .with("step", "week")
                    .submit();
            if (answer.words().contains("已经拨得够远了")) {
                assertThat(city.now()).isBefore(Instant.now().plus(Duration.ofDays(3 * 366 + 1)));
                return;
            }
        }
        throw new AssertionError("the clock can be set on for ever");
    }

    @Test
    void the_page_is_plain_on_a_phone_and_on_a_desk(City city) {
        try (var browser = Browser.at(city, port)) {
            browser.open("/demonstration");
            browser.screenshot("demonstration", Browser.DESK);
            browser.isAccessible().fits(Browser.DESK);
            browser.screenshot("demonstration", Browser.PHONE);
            browser.isAccessible().fits(Browser.PHONE);
        }
    }
}
