package anju.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.testing.InCity;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
class CitiesTest {
    @Autowired
    Cities cities;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @Autowired
    Areas areas;

    @Test
    void a_test_class_works_in_a_database_of_its_own(City city) {
        assertThat(db.sql("select current_database()").query(String.class).single())
                .isEqualTo("anju_" + city.code());
        assertThat(db.sql("select current_user").query(String.class).single()).isEqualTo("anju_app");
    }

    @Test
    void the_clock_of_a_test_city_can_be_set_and_runs_on(City city) {
        var then = Instant.parse("2026-10-20T00:00:00Z");
        cities.setClock(city, then);
        assertThat(city.now()).isBetween(then, then.plusSeconds(5));
        assertThat(clock.instant()).isBetween(then, then.plusSeconds(5));
    }

    @Test
    void ids_are_ordered_by_time(City city) throws InterruptedException {
        var first = city.newId();
        Thread.sleep(2);
        assertThat(city.newId().toString()).isGreaterThan(first.toString());
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
    }

    @Test
    void a_host_name_leads_to_its_city(City city) {
        assertThat(cities.atHost(city.code() + ".localhost")).contains(city);
        assertThat(cities.atHost("nobody.localhost")).isEmpty();
    }

    @Test
    void a_host_entered_in_the_directory_by_hand_is_heard_within_seconds(City city) throws InterruptedException {
        var other = cities.found(city.code() + "e", "第六市", City.Kind.TEST);
        try {
            var host = "gaizao." + other.code() + ".example";
            assertThat(cities.atHost(host)).as("of two cities, neither").isEmpty();
            JdbcClient.create(cities.cluster().as(Cluster.OWNER, "anju_directory"))
                    .sql("update city set host = ? where code = ?")
                    .params(host, other.code())
                    .update();
            for (int tried = 0; tried < 50 && cities.atHost(host).isEmpty(); tried++) {
                Thread.sleep(100);
            }
            assertThat(cities.atHost(host.toUpperCase(Locale.ROOT))).contains(other);
        } finally {
            cities.dissolve(other);
        }
    }

    @Test
    void a_founding_broken_off_while_the_database_was_copied_is_begun_again(City city) {
        var code = city.code() + "a";
        administration("create database anju_" + code + "_new");
        var founded = cities.found(code, "又一市", City.Kind.TEST);
        try {
            founded.run(() -> assertThat(areas.byPath("/ha")).isEmpty());
        } finally {
            cities.dissolve(founded);
        }
    }

    @Test
    void a_founding_broken_off_before_the_database_got_its_name_is_finished_by_the_next_opening(City city) {
        var code = city.code() + "b";
        var founded = cities.found(code, "第三市", City.Kind.TEST);
        try {
            founded.run(() -> areas.add(null, Area.Kind.CITY, "hb", "第三市"));
            cities.close(founded);
            administration("alter database anju_" + code + " rename to anju_" + code + "_new");
            cities.byCode(code)
                    .orElseThrow()
                    .run(() -> assertThat(areas.byPath("/hb")).isPresent());
        } finally {
            cities.dissolve(cities.byCode(code).orElse(founded));
        }
    }

    @Test
    void a_demonstration_without_its_mark_is_dissolved_without_being_opened(City city) throws IOException {
        var told = cities.found(city.code() + "c", "第四市", City.Kind.DEMO);
        var half = cities.found(city.code() + "d", "第五市", City.Kind.DEMO);
        Files.createFile(told.folder().resolve("mark"));
        cities.close(told);
        cities.close(half);
        // Whoever opened it would fail on this.
        administration("alter database anju_" + half.code() + " with allow_connections false");
        cities.dissolveDemonstrationsWithout("mark");
        assertThat(cities.byCode(half.code())).isEmpty();
        assertThat(half.folder()).doesNotExist();
        var opened = cities.byCode(told.code());
        opened.ifPresent(cities::dissolve);
        assertThat(opened).as("the other one stands").isPresent();
    }

    @Test
    void what_a_removal_cut_short_left_gives_way_to_a_new_demonstration_and_never_to_a_live_city(City city) {
        var code = city.code() + "f";
        administration("create database anju_" + code);
        // The mark of a database that was being dropped when the server died: nobody may connect.
        administration("update pg_database set datconnlimit = -2 where datname = 'anju_" + code + "'");
        assertThatThrownBy(() -> cities.found(code, "第七市", City.Kind.LIVE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("anju_" + code);
        var founded = cities.found(code, "第七市", City.Kind.DEMO);
        try {
            founded.run(() -> assertThat(areas.byPath("/ha")).isEmpty());
            assertThatThrownBy(() -> cities.found(code, "第八市", City.Kind.DEMO))
                    .as("a city that the directory has stays")
                    .isInstanceOf(IllegalArgumentException.class);
            founded.run(() -> areas.add(null, Area.Kind.CITY, "hf", "第七市"));
        } finally {
            cities.dissolve(founded);
        }
    }

    private void administration(String sql) {
        cities.cluster().administration().sql(sql).update();
    }

    @Test
    void the_path_of_an_area_tells_its_ancestors() {
        var whole = areas.add(null, Area.Kind.CITY, "ha", "和安市");
        var street = areas.add(whole, Area.Kind.STREET, "liuan", "柳岸街道");
        assertThat(street.path()).isEqualTo("/ha/liuan");
        assertThat(areas.enclosing("/ha/liuan/WFL-001")).containsExactly(street, whole);
        assertThatThrownBy(() -> areas.add(whole, Area.Kind.STREET, "Liu An", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
