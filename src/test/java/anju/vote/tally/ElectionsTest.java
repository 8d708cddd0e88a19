package anju.vote.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Elections of all shapes are counted as a slow reading of the law counts them, from the file to the written answer. */
class ElectionsTest {
    @Test
    void two_thousand_elections_are_counted_as_the_oracle_counts_them() {
        assertThat(compared(0, 2_000)).contains("PASSED", "REJECTED", "NO_QUORUM");
    }

    @Test
    @Tag("long")
    void a_hundred_thousand_elections_are_counted_as_the_oracle_counts_them() {
        compared(1_000_000, 1_100_000);
    }

    private static Set<String> compared(long from, long until) {
        var met = new HashSet<String>();
        LongStream.range(from, until).forEach(seed -> {
            var election = RandomElection.of(seed);
            var matters = counted(election).get("matters");
            for (var matter : matters) {
                boolean following = election.silence().equals("FOLLOW_MAJORITY");
                var id = matter.get("id").asString();
                equal(seed, matter, election.says(id, following));
                equal(seed, matter.get("other"), election.says(id, !following));
                met.add(matter.get("verdict").asString());
            }
        });
        return met;
    }

    private static void equal(long seed, JsonNode matter, RandomElection.Says says) {
        var where = "election of seed " + seed + ": " + matter;
        assertThat(BigDecimal.valueOf(matter.get("A").asLong(), 2)).as(where).isEqualByComparingTo(says.all());
        assertThat(matter.get("H").asInt()).as(where).isEqualTo(says.heads());
        assertThat(BigDecimal.valueOf(matter.get("Ap").asLong(), 2)).as(where).isEqualByComparingTo(says.cast());
        assertThat(matter.get("Hp").asInt()).as(where).isEqualTo(says.castHeads());
        assertThat(BigDecimal.valueOf(matter.get("Af").asLong(), 2)).as(where).isEqualByComparingTo(says.yes());
        assertThat(matter.get("Hf").asInt()).as(where).isEqualTo(says.yesHeads());
        assertThat(matter.get("verdict").asString()).as(where).isEqualTo(says.verdict());
    }

    private static JsonNode counted(RandomElection election) {
        try {
            return TallyFilesTest.written(
                    Recount.of(new ByteArrayInputStream(election.json().getBytes(StandardCharsets.UTF_8))));
        } catch (UnusableFile e) {
            throw new AssertionError(election.json(), e);
        }
    }
}
