package anju.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server that the office runs, reached with an owner's login that is no superuser. */
class ExternalPostgresTest {
    private static OldestPostgres postgres;

    @TempDir
    static Path data;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        postgres = OldestPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        postgres.close();
    }

    @Test
    void an_owner_without_superusers_rights_founds_a_city_and_comes_again() {
        try (var cities = open()) {
            var city = cities.found("first", "一号市", City.Kind.LIVE);
            assertThat(who(city)).isEqualTo("anju_app 15");
        }
        try (var again = open()) {
            assertThat(again.all()).extracting(City::code).contains("first");
            assertThat(who(again.byCode("first").orElseThrow())).isEqualTo("anju_app 15");
        }
    }

    @Test
    void the_runtime_roles_can_do_nothing_but_what_they_are_for() {
        try (var cities = open()) {
            assertThat(cities.cluster()
                            .administration()
                            .sql("""
                                    select rolname from pg_roles
                                     where rolname like 'anju%' and rolcanlogin and not rolsuper and not rolcreatedb and not rolcreaterole
                                     order by rolname""")
                            .query(String.class)
                            .list())
                    .containsExactly("anju_app", "anju_owner", "anju_seq");
            var db = JdbcClient.create(
                    cities.found("second", "二号市", City.Kind.TEST).business());
            assertThatThrownBy(() -> db.sql("create table city.more (n int)").update())
                    .hasStackTraceContaining("permission denied");
            assertThatThrownBy(() -> db.sql("delete from evidence.act").update())
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void a_test_city_is_dissolved_by_the_same_login() {
        try (var cities = open()) {
            cities.dissolve(cities.found("third", "三号市", City.Kind.TEST));
            assertThat(cities.byCode("third")).isEmpty();
            assertThat(cities.cluster()
                            .administration()
                            .sql("select count(*) from pg_database where datname = 'anju_third'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static Cities open() {
        return postgres.cities(data, _ -> {});
    }

    private static String who(City city) {
        return JdbcClient.create(city.business())
                .sql("select current_user || ' ' || current_setting('server_version_num')::int / 10000")
                .query(String.class)
                .single();
    }
}
