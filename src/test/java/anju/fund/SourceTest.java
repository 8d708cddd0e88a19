package anju.fund;

import static org.assertj.core.api.Assertions.assertThat;

import anju.policy.ShippedEdition;
import anju.testing.InCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A kind of source is known everywhere at once: docs/adding-a-funding-source.md says where. */
@InCity
class SourceTest {
    private static final TreeSet<String> SOURCES =
            new TreeSet<>(Arrays.stream(Source.values()).map(Source::name).toList());

    @Autowired
    JdbcClient db;

    @ParameterizedTest
    @ValueSource(strings = {"fund.lot", "fund.commitment", "fund.earlier_payment", "fund.opening"})
    void the_database_takes_every_kind_of_source_and_no_other(String table) {
        var rule = db.sql("""
                select pg_get_constraintdef(oid) from pg_constraint
                 where conrelid = ?::regclass and contype = 'c' and pg_get_constraintdef(oid) like 'CHECK ((source = ANY%'""").param(table).query(String.class).single();
        assertThat(words(rule)).isEqualTo(SOURCES);
    }

    private static TreeSet<String> words(String rule) {
        return new TreeSet<>(Pattern.compile("'([A-Z_]+)'")
                .matcher(rule)
                .results()
                .map(found -> found.group(1))
                .toList());
    }

    @Test
    void the_national_rules_say_of_every_kind_of_source_who_decides_on_it() {
        assertThat(ShippedEdition.national(FundingRules.class).sources().keySet())
                .containsExactlyInAnyOrder(Source.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"disclosure", "disclosure_en"})
    void the_public_pages_have_a_word_for_every_kind_of_source(String file) throws IOException {
        var words = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages", file + ".properties"))) {
            words.load(in);
        }
        assertThat(words.stringPropertyNames())
                .containsAll(
                        SOURCES.stream().map("disclosure.trace.source."::concat).toList());
    }
}
