package anju.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one Flyway history of a city's database, a folder for each module, then the grants: what a role may do to a table
 * follows from the first word of the table's comment (official, part of, working, derived).
 */
final class Migrations {
    private static final String CITY = "db/migration";
    private static final String AFTERWARDS = "db/after-migration.sql";

    private Migrations() {}

    static void applyToCity(DataSource owner) {
        flyway(owner, CITY).migrate();
        // One statement list, sent whole: it derives triggers and grants from the tables' comments.
        JdbcClient.create(owner).sql(text(AFTERWARDS)).update();
    }

    static void applyToDirectory(DataSource owner) {
        flyway(owner, "db/directory").migrate();
    }

    /** Names the state that all migrations together lead to; a city cloned from a template of this name needs none. */
    static String digest() {
        try {
            var sha = Sha256.begun();
            var resolver = new PathMatchingResourcePatternResolver();
            var scripts = Stream.concat(
                            Stream.of(resolver.getResources("classpath*:" + CITY + "/**/*.sql")),
                            Stream.of(resolver.getResource("classpath:" + AFTERWARDS)))
                    .sorted(Comparator.comparing(Migrations::nameOf))
                    .toList();
            for (var script : scripts) {
                sha.update(script.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Resource script) {
        try {
            return script.getURL().getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String path) {
        try {
            return new String(
                    new PathMatchingResourcePatternResolver()
                            .getResource("classpath:" + path)
                            .getContentAsByteArray(),
                    java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Flyway flyway(DataSource owner, String location) {
        return Flyway.configure()
                .dataSource(owner)
                .locations("classpath:" + location)
                .defaultSchema("public")
                .load();
    }
}
