package anju.vote.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** An unsound roll makes the file unusable and says where; an unsound ballot is listed and the others count. */
class UnsoundFilesTest {
    private static final String SOUND = """
            {"roll": [{"part": "101", "area": 8000, "head": "wang", "kind": "NORMAL"},
                      {"part": "102", "area": "80.00", "head": "li", "kind": "NORMAL"},
                      {"part": "103", "area": 8000, "head": "wang", "kind": "NORMAL"},
                      {"part": "P1", "area": 1200, "head": "li", "kind": "PARKING"}],
             "matters": [{"id": "1", "rule": "ORDINARY"}],
             "ballots": [BALLOTS],
             "opensAt": "2026-06-01T00:00:00+08:00", "closesAt": "2026-06-21T00:00:00+08:00",
             "precedence": "LAST_CAST", "silence": "EXCLUDE", "delivered": ["102"]}""";
    private static final String GOOD =
            "{'part': '101', 'answers': {'1': 'FOR'}, 'channel': 'APP', 'at': '2026-06-02T08:00:00+08:00'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"area\": \"80.00\"                | \"area\": 0                     | roll[1].area    | AREA_NOT_POSITIVE",
                "\"area\": \"80.00\"                | \"area\": -1                    | roll[1].area    | AREA_NOT_POSITIVE",
                "\"area\": \"80.00\"                | \"area\": 80.5                  | roll[1].area    | NOT_AN_AREA",
                "\"area\": \"80.00\"                | \"area\": \"80.005\"            | roll[1].area    | NOT_AN_AREA",
                "\"area\": \"80.00\"                | \"area\": \"1e3\"               | roll[1].area    | NOT_AN_AREA",
                "\"area\": \"80.00\"                | \"area\": 99999999999999999999  | roll[1].area    | AREAS_TOO_LARGE",
                "\"area\": \"80.00\"                | \"area\": 9223372036854775807   | roll            | AREAS_TOO_LARGE",
                "\"area\": \"80.00\",               | ``                              | roll[1].area    | MISSING",
                "\"head\": \"li\", \"kind\": \"NORMAL\" | \"head\": \"\", \"kind\": \"NORMAL\" | roll[1].head | NOT_A_TEXT",
                "\"kind\": \"PARKING\"              | \"kind\": \"GARAGE\"            | roll[3].kind    | UNKNOWN_WORD",
                "\"part\": \"103\"                  | \"part\": \"101\"               | roll[2].part    | TWICE",
                "\"rule\": \"ORDINARY\"             | \"rule\": \"HALF\"              | matters[0].rule | UNKNOWN_WORD",
                "{\"id\": \"1\", \"rule\": \"ORDINARY\"} | ``                         | matters         | NO_MATTER",
                "\"opensAt\": \"2026-06-01T00:00:00+08:00\" | \"opensAt\": \"2026-06-01T00:00:00\" | opensAt | TIME_WITHOUT_OFFSET",
                "\"opensAt\": \"2026-06-01T00:00:00+08:00\" | \"opensAt\": \"2026-06-21T00:00:00+08:00\" | closesAt | CLOSES_BEFORE_IT_OPENS",
                "\"precedence\": \"LAST_CAST\"      | \"precedence\": \"LAST\"        | precedence      | UNKNOWN_WORD",
                "\"silence\": \"EXCLUDE\"           | \"silence\": \"IGNORE\"         | silence         | UNKNOWN_WORD",
                "[\"102\"]                          | [\"999\"]                       | delivered[0]    | NOT_ON_THE_ROLL",
                "\"precedence\": \"LAST_CAST\"      | \"roll\": []                    | 8:              | NOT_JSON",
                "[\"102\"]}                         | [\"102\"]                       | 8:              | NOT_JSON",
            })
    void an_unsound_roll_matter_or_time_is_refused_with_its_place(
            String sound, String unsound, String place, String why) {
        assertThat(SOUND).contains(sound);
        assertThatThrownBy(() -> count(
                        SOUND.replace(sound, unsound == null ? "" : unsound).replace("BALLOTS", "")))
                .isInstanceOfSatisfying(UnusableFile.class, refusal -> {
                    assertThat(refusal.place()).startsWith(place);
                    assertThat(refusal.why()).hasToString(why);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7                                                                                                   | MALFORMED",
                "{'answers': {'1': 'FOR'}, 'channel': 'APP', 'at': '2026-06-02T08:00:00+08:00'}                      | PART_MISSING",
                "{'part': '999', 'answers': {'1': 'FOR'}, 'channel': 'APP', 'at': '2026-06-02T08:00:00+08:00'}       | NOT_ON_THE_ROLL",
                "{'part': 'P1', 'answers': {'1': 'FOR'}, 'channel': 'APP', 'at': '2026-06-02T08:00:00+08:00'}        | PART_NOT_COUNTED",
                "{'part': '101', 'answers': {'1': 'FOR'}, 'channel': 'APP', 'at': '2026-06-02T08:00:00+08:00', 'proxyOf': 'zhao'} | PRINCIPAL_NOT_ON_THE_ROLL",
                "{'part': '101', 'answers': {'1': 'FOR'}, 'channel': 'FAX', 'at': '2026-06-02T08:00:00+08:00'}       | CHANNEL_UNKNOWN",
                "{'part': '101', 'answers': {'1': 'FOR'}, 'channel': 'APP', 'at': '2026-06-02T08:00:00'}             | TIME_UNREADABLE",
                "{'part': '101', 'answers': {'1': 'FOR'}, 'channel': 'APP', 'at': '2026-05-31T23:59:59+08:00'}       | BEFORE_OPENING",
                "{'part': '101', 'answers': {'1': 'FOR'}, 'channel': 'APP', 'at': '2026-06-21T00:00:00+08:00'}       | AFTER_CLOSING",
                "{'part': '101', 'answers': {'1': 'MAYBE'}, 'channel': 'APP', 'at': '2026-06-02T08:00:00+08:00'}     | ANSWERS_UNREADABLE",
                "{'part': '101', 'answers': {'2': 'FOR'}, 'channel': 'APP', 'at': '2026-06-02T08:00:00+08:00'}       | NOT_ASKED",
                "{'part': '101', 'answers': {'1': 'INVALID'}, 'channel': 'PAPER', 'at': '2026-06-02T08:00:00+08:00'} | MARKED_INVALID",
            })
    void an_unsound_ballot_is_listed_and_displaces_nothing(String ballot, String reason) throws Exception {
        var counted = count(SOUND.replace("BALLOTS", (GOOD + ", " + ballot).replace('\'', '"')));
        var invalid = counted.get("invalid");
        assertThat(invalid.size()).isOne();
        assertThat(invalid.get(0).get("ballot").asInt()).isOne();
        assertThat(invalid.get(0).get("reason").asString()).isEqualTo(reason);
        var matter = counted.get("matters").get(0);
        assertThat(matter.get("Hf").asInt()).isOne();
        assertThat(matter.get("Af").asLong()).isEqualTo(16_000); // both parts of the head
    }

    @Test
    void a_ballot_of_a_proxy_is_the_principals() throws Exception {
        var proxy = GOOD.replace("'101'", "'102'").replace("}, 'channel'", "}, 'proxyOf': 'wang', 'channel'");
        var matter = count(SOUND.replace("BALLOTS", proxy.replace('\'', '"')))
                .get("matters")
                .get(0);
        assertThat(matter.get("Af").asLong()).isEqualTo(16_000);
    }

    @Test
    void who_has_only_invalid_ballots_is_not_silent() throws Exception {
        var spoilt = GOOD.replace("'101'", "'102'").replace("'FOR'", "'INVALID'");
        assertThat(silentHeads("")).isOne();
        assertThat(silentHeads(spoilt)).isZero();
    }

    @Test
    void of_equal_times_the_later_in_the_file_is_the_last() throws Exception {
        var both = GOOD + ", " + GOOD.replace("'FOR'", "'AGAINST'");
        var matter = count(SOUND.replace("BALLOTS", both.replace('\'', '"')))
                .get("matters")
                .get(0);
        assertThat(matter.get("Hg").asInt()).isOne();
        assertThat(matter.get("Hf").asInt()).isZero();
    }

    @Test
    void a_misspelt_member_is_named() throws Exception {
        var unread = count(SOUND.replace(
                        "BALLOTS",
                        GOOD.replace("'channel'", "'proxyof': 'li', 'channel'").replace('\'', '"')))
                .get("unread");
        assertThat(StreamSupport.stream(unread.spliterator(), false).map(JsonNode::asString))
                .containsExactly("ballots.proxyof");
    }

    @Test
    void stock_of_two_developers_needs_the_developers_name_on_what_is_not_handed_over() {
        var roll = """
                {"roll": [{"part": "1", "area": 100, "head": "a", "kind": "DEVELOPER_UNSOLD"},
                          {"part": "2", "area": 100, "head": "b", "kind": "DEVELOPER_UNSOLD"},
                          {"part": "3", "area": 100, "head": "li", "kind": "DEVELOPER_UNDELIVERED"}],
                 "matters": [{"id": "1", "rule": "ORDINARY"}], "ballots": [],
                 "opensAt": "2026-06-01T00:00:00+08:00", "closesAt": "2026-06-21T00:00:00+08:00"}""";
        assertThatThrownBy(() -> count(roll)).isInstanceOfSatisfying(UnusableFile.class, refusal -> {
            assertThat(refusal.place()).isEqualTo("roll[2].head");
            assertThat(refusal.why()).isEqualTo(UnusableFile.Why.WHICH_DEVELOPER);
        });
    }

    private static int silentHeads(String ballots) throws Exception {
        return count(SOUND.replace("BALLOTS", ballots.replace('\'', '"')))
                .get("matters")
                .get(0)
                .get("silent")
                .get("heads")
                .asInt();
    }

    private static JsonNode count(String file) throws UnusableFile {
        return TallyFilesTest.written(Recount.of(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    }
}
