package anju.vote.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The worked examples of the owners' voting law, counted from files. Areas in 0.01 m². */
class TallyFilesTest {
    @ParameterizedTest
    @CsvSource({
        "E1,  960000, 105, 650000, 72, 360000, 40, PASSED",
        "E2,  960000, 105, 650000, 72, 490000, 53, REJECTED",
        "E3,  960000, 105, 650000, 72, 487500, 54, PASSED",
        "E4,  960000, 105, 650000, 72, 325000, 40, REJECTED",
        "E5,  960000, 105, 639999, 90, 420000, 60, NO_QUORUM",
        "E6,  960000, 105, 646000, 69, 646000, 69, NO_QUORUM",
        "E7,  960000, 105, 700000, 90, 360000, 45, REJECTED",
        "E8,  800000, 100, 500000, 60, 420000, 50, NO_QUORUM",
        "E10,  24000,   3,  24000,  3,  24000,  3, PASSED",
    })
    void the_worked_examples_come_out_as_the_law_says(
            String example, long a, int h, long ap, int hp, long af, int hf, String verdict) throws Exception {
        var matter = counted(example).get("matters").get(0);
        assertThat(matter.get("A").asLong()).isEqualTo(a);
        assertThat(matter.get("H").asInt()).isEqualTo(h);
        assertThat(matter.get("Ap").asLong()).isEqualTo(ap);
        assertThat(matter.get("Hp").asInt()).isEqualTo(hp);
        assertThat(matter.get("Af").asLong()).isEqualTo(af);
        assertThat(matter.get("Hf").asInt()).isEqualTo(hf);
        assertThat(matter.get("verdict").asString()).isEqualTo(verdict);
    }

    @Test
    void silence_is_counted_both_ways_and_one_of_them_decides() throws Exception {
        var matter = counted("E8").get("matters").get(0);
        assertThat(matter.get("silent").get("heads").asInt()).isEqualTo(25);
        assertThat(matter.get("silent").get("area").asLong()).isEqualTo(190_000);
        assertThat(matter.get("silent").get("follow").asString()).isEqualTo("FOR");
        var other = matter.get("other");
        assertThat(other.get("silence").asString()).isEqualTo("FOLLOW_MAJORITY");
        assertThat(other.get("Ap").asLong()).isEqualTo(690_000);
        assertThat(other.get("Hp").asInt()).isEqualTo(85);
        assertThat(other.get("Af").asLong()).isEqualTo(610_000);
        assertThat(other.get("Hf").asInt()).isEqualTo(75);
        assertThat(other.get("verdict").asString()).isEqualTo("PASSED");
    }

    @Test
    void the_later_paper_is_listed_as_superseded_where_the_first_valid_one_counts() throws Exception {
        var superseded = counted("E10").get("superseded");
        assertThat(superseded.size()).isOne();
        assertThat(superseded.get(0).get("ballot").asInt()).isEqualTo(3);
        assertThat(superseded.get(0).get("by").asInt()).isEqualTo(2);
        assertThat(superseded.get(0).get("reason").asString()).isEqualTo("FIRST_VALID");
    }

    @Test
    void matters_of_one_ballot_are_counted_apart_and_a_blank_line_is_no_answer() throws Exception {
        var matters = counted("E12").get("matters");
        assertThat(matters.get(0).get("Hp").asInt()).isEqualTo(3);
        assertThat(matters.get(0).get("verdict").asString()).isEqualTo("PASSED");
        assertThat(matters.get(1).get("Hp").asInt()).isEqualTo(2);
        assertThat(matters.get(1).get("verdict").asString()).isEqualTo("REJECTED");
        assertThat(matters.get(2).get("Hp").asInt()).isEqualTo(1);
        assertThat(matters.get(2).get("verdict").asString()).isEqualTo("NO_QUORUM");
    }

    @Test
    void the_inequalities_are_written_out_with_whole_numbers() throws Exception {
        var inequalities = counted("E2").get("matters").get(0).get("inequalities");
        assertThat(inequalities.get(0).get("says").asString()).isEqualTo("3*Ap >= 2*A");
        assertThat(inequalities.get(3).get("says").asString()).isEqualTo("4*Hf >= 3*Hp");
        assertThat(inequalities.get(3).get("left").asLong()).isEqualTo(212);
        assertThat(inequalities.get(3).get("right").asLong()).isEqualTo(216);
        assertThat(inequalities.get(3).get("holds").asBoolean()).isFalse();
    }

    private static JsonNode counted(String example) throws Exception {
        try (InputStream file = TallyFilesTest.class.getResourceAsStream("/tally/" + example + ".json")) {
            return written(Recount.of(Objects.requireNonNull(file, example)));
        }
    }

    static JsonNode written(Recount recount) {
        var out = new ByteArrayOutputStream();
        recount.write(out);
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }
}
