package anju.vote;

import static anju.vote.MatterKind.LIFT;
import static anju.vote.MatterKind.ORDINARY;
import static anju.vote.MatterKind.SPECIAL;
import static anju.vote.MatterKind.UNANIMOUS;
import static anju.vote.Verdict.NO_QUORUM;
import static anju.vote.Verdict.PASSED;
import static anju.vote.Verdict.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.money.Fraction;
import anju.testing.Shows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples of the domain brief §2.5, and the borders of Civil Code art. 278. */
class TallyTest {
    record Example(String name, Tally tally, MatterKind kind, Verdict verdict) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Example> examples() {
        return List.of(
                example("E1 72 of 105 heads", 960_000, 105, 650_000, 72, 360_000, 40, ORDINARY, PASSED),
                example(
                        "E1 counted by parts it would lack heads",
                        960_000,
                        120,
                        650_000,
                        72,
                        360_000,
                        40,
                        ORDINARY,
                        NO_QUORUM),
                example("E2 53 of 72 heads", 960_000, 105, 650_000, 72, 490_000, 53, SPECIAL, REJECTED),
                example("E3 three quarters exactly", 960_000, 105, 650_000, 72, 487_500, 54, SPECIAL, PASSED),
                example("E4 half exactly", 960_000, 105, 650_000, 72, 325_000, 40, ORDINARY, REJECTED),
                example("E5 0.01 m2 short", 960_000, 105, 639_999, 90, 639_999, 90, ORDINARY, NO_QUORUM),
                example("E5 not short", 960_000, 105, 640_000, 90, 640_000, 90, ORDINARY, PASSED),
                example("E6 69 of 70 heads", 960_000, 105, 646_000, 69, 646_000, 69, ORDINARY, NO_QUORUM),
                example("E7 abstentions raise the bar", 960_000, 105, 700_000, 90, 360_000, 45, ORDINARY, REJECTED),
                example("E8 silence is excluded", 800_000, 100, 500_000, 60, 420_000, 50, ORDINARY, NO_QUORUM),
                example("E8 had silence followed", 800_000, 100, 690_000, 85, 610_000, 75, ORDINARY, PASSED),
                example("E9 a lift in one stairwell", 96_000, 11, 80_000, 9, 64_000, 8, LIFT, PASSED),
                example("E9 one home fewer for it", 96_000, 11, 80_000, 9, 56_000, 7, LIFT, REJECTED),
                example("E9 7 of 11 heads took part", 96_000, 11, 80_000, 7, 80_000, 7, LIFT, NO_QUORUM),
                example("all for", 300, 3, 300, 3, 300, 3, UNANIMOUS, PASSED),
                example("all but one for, the last silent", 300, 3, 200, 2, 200, 2, UNANIMOUS, NO_QUORUM),
                example("all came, one abstained", 300, 3, 300, 3, 200, 2, UNANIMOUS, REJECTED),
                new Example("one against, others silent", new Tally(300, 3, 100, 1, 0, 0, 100, 1), UNANIMOUS, REJECTED),
                example("two thirds of the area, heads enough", 300, 3, 200, 2, 200, 2, ORDINARY, PASSED),
                example("one hundredth less", 300, 3, 199, 2, 199, 2, ORDINARY, NO_QUORUM),
                example("one head less", 300, 3, 300, 1, 300, 1, ORDINARY, NO_QUORUM),
                example("151 of 300", 300, 300, 300, 300, 151, 151, ORDINARY, PASSED),
                example("150 of 300", 300, 300, 300, 300, 150, 151, ORDINARY, REJECTED),
                example("150 heads of 300", 300, 300, 300, 300, 151, 150, ORDINARY, REJECTED),
                example("225 of 300 special", 300, 300, 300, 300, 225, 225, SPECIAL, PASSED),
                example("224 of 300 special", 300, 300, 300, 300, 224, 225, SPECIAL, REJECTED),
                example("224 heads of 300 special", 300, 300, 300, 300, 225, 224, SPECIAL, REJECTED),
                example("nobody came", 300, 3, 0, 0, 0, 0, ORDINARY, NO_QUORUM));
    }

    private static Example example(
            String name, long a, int h, long ac, int hc, long af, int hf, MatterKind kind, Verdict verdict) {
        return new Example(name, new Tally(a, h, ac, hc, af, hf, 0, 0), kind, verdict);
    }

    @ParameterizedTest
    @MethodSource("examples")
    @Shows("ZS-10")
    void the_law_decides(Example example) {
        assertThat(example.tally.verdict(example.kind, SampleRules.NATIONAL)).isEqualTo(example.verdict);
    }

    @Test
    void areas_beyond_any_city_do_not_overflow() {
        long huge = Long.MAX_VALUE / 2;
        var tally = new Tally(huge, Integer.MAX_VALUE, huge, Integer.MAX_VALUE, huge, Integer.MAX_VALUE, 0, 0);
        assertThat(tally.verdict(SPECIAL, SampleRules.NATIONAL)).isEqualTo(PASSED);
    }

    @Test
    void a_part_larger_than_its_whole_is_refused() {
        assertThatThrownBy(() -> new Tally(100, 1, 101, 1, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(100, 1, 100, 2, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(100, 2, 100, 2, 60, 1, 41, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(100, 2, 100, 2, 60, 2, 40, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_pack_moves_what_the_civil_code_says() {
        var law = SampleRules.NATIONAL;
        for (var quorum : List.of(new Fraction(1, 2), new Fraction(3, 4))) {
            assertThatThrownBy(() -> new VotingRules(
                            quorum,
                            law.quorumHeads(),
                            law.majorities(),
                            law.precedence(),
                            5,
                            60,
                            15,
                            false,
                            false,
                            false,
                            2,
                            2,
                            3,
                            List.of(),
                            3,
                            0))
                    .hasMessageContaining("278");
            assertThatThrownBy(() -> new VotingRules(
                            law.quorumArea(),
                            quorum,
                            law.majorities(),
                            law.precedence(),
                            5,
                            60,
                            15,
                            false,
                            false,
                            false,
                            2,
                            2,
                            3,
                            List.of(),
                            3,
                            0))
                    .hasMessageContaining("278");
        }
        var lax = Map.of(
                ORDINARY, new Majority(new Fraction(1, 2), Majority.Bound.AT_LEAST),
                SPECIAL, new Majority(new Fraction(3, 4), Majority.Bound.AT_LEAST),
                LIFT, new Majority(new Fraction(3, 4), Majority.Bound.AT_LEAST),
                UNANIMOUS, new Majority(new Fraction(1, 1), Majority.Bound.AT_LEAST));
        assertThatThrownBy(() -> new VotingRules(
                        law.quorumArea(),
                        law.quorumHeads(),
                        lax,
                        law.precedence(),
                        5,
                        60,
                        15,
                        false,
                        false,
                        false,
                        2,
                        2,
                        3,
                        List.of(),
                        3,
                        0))
                .hasMessageContaining("278");
        assertThatThrownBy(() -> SampleRules.lift(new Fraction(2, 3)))
                .as("the older two thirds for a lift")
                .hasMessageContaining("LIFT");
        assertThat(SampleRules.lift(new Fraction(4, 5)).majority(LIFT).isReachedBy(79, 100))
                .as("a place may ask more")
                .isFalse();
    }
}
