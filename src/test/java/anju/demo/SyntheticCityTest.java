package anju.demo;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.SigningIn;
import anju.city.Cities;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.ProductClasses;
import anju.testing.Spawned;
import anju.testing.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cities made up from a seed, as {@code ./anju generate city} makes them. */
@InCity
class SyntheticCityTest {
    /** All that a reader can see of a city and that is not drawn anew each time, as ids are. */
    private static final List<String> CONTENT = List.of(
            "select path, name from city.area where parent_id is not null",
            "select code, path, name, address, built_year from registry.compound_now",
            "select c.code, p.building_number, p.stairwell_number, p.number, p.floor, p.use, p.area_x100"
                    + " from registry.part_now p join registry.compound c on c.id = p.compound_id",
            "select c.code, p.number, o.from_on from registry.ownership o join registry.part_now p on p.id = o.part_id"
                    + " join registry.compound c on c.id = p.compound_id",
            "select title, topic, state, received_at::date from request.request",
            "select title, topic, source, occurred_on from survey.need",
            "select code, name, state, recorded_from_on from project.project",
            "select number, signed_on from works.contract",
            "select code, amount_fen, state from payment.payment");

    @LocalServerPort
    int port;

    @Autowired
    SyntheticCity synthetic;

    @Autowired
    Cities cities;

    @Autowired
    JdbcClient db;

    @Test
    void the_same_seed_makes_the_same_city_and_another_seed_another() {
        assertThat(content("synthone", 7)).isEqualTo(content("synthtwo", 7)).isNotEqualTo(content("synththree", 8));
    }

    @Test
    void a_small_city_has_everything_a_large_one_has(City city, @Autowired SigningIn signingIn) throws Exception {
        var reached = new ArrayList<String>();
        synthetic.fill(
                city, 5, 7, SyntheticWords.read(), (phase, done, of) -> reached.add(phase + " " + done + "/" + of));

        assertThat(count("registry.compound")).isEqualTo(5);
        assertThat(count("registry.part")).isBetween(200L, 3000L);
        assertThat(count("registry.ownership")).isBetween(count("registry.part") * 8 / 10, count("registry.part") - 1);
        assertThat(count("survey.need")).isPositive();
        assertThat(count("works.contract")).isPositive();
        assertThat(db.sql("select distinct state from payment.payment")
                        .query(String.class)
                        .list())
                .containsExactly("PAID");
        assertThat(reached).contains("REGISTER 5/5", "YEARS 42/42");
        var account = signingIn.demoAccounts().stream()
                .filter(it -> it.hintKey().equals("demo.hint.leader"))
                .findFirst()
                .orElseThrow();
        var web = Web.at(city, port);
        web.get("/sign-in")
                .form("/sign-in/demonstration")
                .with("person", account.personId().toString())
                .submit();
        web.get("/board").isOk();
    }

    @Test
    @Tag("long")
    void the_command_makes_a_city_that_opens(@TempDir Path folder) throws Exception {
        var data = folder.resolve("city");
        assertThat(generate(folder, "city", "--compounds", "30", "--seed", "3", "--data", data.toString()))
                .isZero();
        try (var server =
                Spawned.fromClasses(Spawned.freePort(), data, List.of()).awaitPages()) {
            assertThat(server.firstStatus()).isLessThan(400);
        }
        assertThat(generate(folder, "city", "--compounds", "30", "--data", data.toString()))
                .isEqualTo(2);
        assertThat(Files.readString(folder.resolve("generate.log"))).contains(data.toString());
    }

    private static int generate(Path folder, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ProductClasses.path(),
                "anju.Main",
                "generate"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("generate.log").toFile()))
                .start()
                .waitFor();
    }

    private List<String> content(String code, long seed) {
        var city = cities.found(code, code, City.Kind.TEST);
        try {
            return city.call(() -> {
                synthetic.fill(city, 3, seed, SyntheticWords.read(), (_, _, _) -> {});
                return CONTENT.stream()
                        .map(sql -> db.sql(
                                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' order by t::text)), '') from ("
                                                + sql + ") t")
                                .query(String.class)
                                .single())
                        .toList();
            });
        } finally {
            cities.dissolve(city);
        }
    }

    private long count(String table) {
        return db.sql("select count(*) from " + table).query(Long.class).single();
    }
}
