package anju.vote;

import static org.assertj.core.api.Assertions.assertThat;

import anju.money.Fraction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** The borders of Civil Code arts 278 and 279, whatever the size of the roll: one hundredth of a square metre, one head. */
class BoundaryTest {
    private static final UUID MATTER = new UUID(7, 7);
    private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");
    private static final List<MatterKind> BY_SHARE = List.of(MatterKind.ORDINARY, MatterKind.SPECIAL, MatterKind.LIFT);

    @Property
    void two_thirds_take_part_and_neither_a_hundredth_nor_a_head_less(
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long area,
            @ForAll @IntRange(min = 1, max = 9_000) int heads) {
        long enoughArea = twoThirds(area);
        int enoughHeads = (int) twoThirds(heads);
        for (var kind : BY_SHARE) {
            assertThat(all(area, heads, enoughArea, enoughHeads).verdict(kind, SampleRules.NATIONAL))
                    .isEqualTo(Verdict.PASSED);
            assertThat(all(area, heads, enoughArea - 1, enoughHeads).verdict(kind, SampleRules.NATIONAL))
                    .as("0.01 m2 less")
                    .isEqualTo(Verdict.NO_QUORUM);
            assertThat(all(area, heads, enoughArea, enoughHeads - 1).verdict(kind, SampleRules.NATIONAL))
                    .as("one head less")
                    .isEqualTo(Verdict.NO_QUORUM);
        }
        assertThat(all(area, heads, area, heads).verdict(MatterKind.UNANIMOUS, SampleRules.NATIONAL))
                .isEqualTo(Verdict.PASSED);
        assertThat(all(area, heads, area - 1, heads).verdict(MatterKind.UNANIMOUS, SampleRules.NATIONAL))
                .isEqualTo(Verdict.NO_QUORUM);
        assertThat(all(area, heads, area, heads - 1).verdict(MatterKind.UNANIMOUS, SampleRules.NATIONAL))
                .isEqualTo(Verdict.NO_QUORUM);
    }

    @Property
    void three_quarters_agree_and_neither_a_hundredth_nor_a_head_less(
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long area,
            @ForAll @IntRange(min = 1, max = 9_000) int heads) {
        for (var kind : List.of(MatterKind.SPECIAL, MatterKind.LIFT)) {
            agreeing(kind, SampleRules.NATIONAL, area, heads, quarters(area), quarters(heads));
        }
    }

    @Property
    void half_is_not_more_than_half(
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long area,
            @ForAll @IntRange(min = 1, max = 9_000) int heads) {
        agreeing(MatterKind.ORDINARY, SampleRules.NATIONAL, area, heads, area / 2 + 1, heads / 2 + 1);
    }

    @Property
    void a_place_that_asks_more_for_a_lift_is_heeded_to_the_head(
            @ForAll @IntRange(min = 75, max = 100) int percent, @ForAll @IntRange(min = 1, max = 200) int heads) {
        var rules = SampleRules.lift(new Fraction(percent, 100));
        long needed = new BigDecimal(percent)
                .multiply(new BigDecimal(heads))
                .divide(new BigDecimal(100), 0, RoundingMode.CEILING)
                .longValueExact();
        agreeing(MatterKind.LIFT, rules, heads, heads, needed, needed);
    }

    @Property
    void nobody_there_decides_nothing(
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long area,
            @ForAll @IntRange(min = 1, max = 9_000) int heads) {
        for (var kind : MatterKind.values()) {
            assertThat(all(area, heads, 0, 0).verdict(kind, SampleRules.NATIONAL))
                    .isEqualTo(Verdict.NO_QUORUM);
        }
    }

    @Property
    void a_single_owner_decides_alone(@ForAll @LongRange(min = 1, max = 1_000_000_000) long area) {
        for (var kind : MatterKind.values()) {
            assertThat(new Tally(area, 1, area, 1, area, 1, 0, 0).verdict(kind, SampleRules.NATIONAL))
                    .isEqualTo(Verdict.PASSED);
            assertThat(new Tally(area, 1, area, 1, 0, 0, area, 1).verdict(kind, SampleRules.NATIONAL))
                    .isEqualTo(Verdict.REJECTED);
            assertThat(new Tally(area, 1, area, 1, 0, 0, 0, 0).verdict(kind, SampleRules.NATIONAL))
                    .as("an abstention is no consent")
                    .isEqualTo(Verdict.REJECTED);
        }
    }

    @Property
    void co_owners_are_one_head_however_many_parts_they_share_and_ballots_they_cast(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 30_000) Long> areas,
            @ForAll @IntRange(min = 1, max = 5) int ballots) {
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        var holdings = new ArrayList<Holding>();
        for (var area : areas) {
            var part = UUID.randomUUID();
            for (var person : List.of(first, second)) {
                holdings.add(new Holding(part, "DWELLING", area, "REGISTERED", person, null, "OWNED", true));
            }
        }
        var roll = Roll.of(holdings, SampleRules.NATIONAL, UUID::randomUUID);
        long whole = areas.stream().mapToLong(Long::longValue).sum();
        assertThat(roll.heads()).hasSize(1);
        assertThat(roll.areaX100()).isEqualTo(whole);
        var couple = roll.heads().getFirst();
        assertThat(couple.persons()).containsExactlyInAnyOrder(first, second);
        var answers = new ArrayList<Count.Answer>();
        for (int i = 0; i < ballots; i++) {
            var at = DAY.plusSeconds(i);
            answers.add(new Count.Answer(
                    UUID.randomUUID(),
                    couple.id(),
                    Channel.PHONE,
                    false,
                    at,
                    at,
                    MATTER,
                    i == ballots - 1 ? Choice.FOR : Choice.AGAINST));
        }
        var tally = new Count(Map.of(couple.id(), whole), answers, Precedence.LAST_CAST).of(MATTER);
        assertThat(tally).isEqualTo(new Tally(whole, 1, whole, 1, whole, 1, 0, 0));
    }

    /** With everybody there: exactly this is enough, and neither a hundredth nor a head less. */
    private static void agreeing(
            MatterKind kind, VotingRules rules, long area, int heads, long enoughArea, long enoughHeads) {
        assertThat(agreed(area, heads, enoughArea, enoughHeads).verdict(kind, rules))
                .isEqualTo(Verdict.PASSED);
        assertThat(agreed(area, heads, enoughArea - 1, enoughHeads).verdict(kind, rules))
                .as("0.01 m2 less")
                .isEqualTo(Verdict.REJECTED);
        assertThat(agreed(area, heads, enoughArea, enoughHeads - 1).verdict(kind, rules))
                .as("one head less")
                .isEqualTo(Verdict.REJECTED);
    }

    private static Tally agreed(long area, int heads, long forArea, long forHeads) {
        return new Tally(area, heads, area, heads, forArea, (int) forHeads, 0, 0);
    }

    private static Tally all(long area, int heads, long castArea, int castHeads) {
        return new Tally(area, heads, castArea, castHeads, castArea, castHeads, 0, 0);
    }

    /** The least whole number that is not below two thirds, found without the code under test. */
    private static long twoThirds(long whole) {
        return ceiling(whole, 2, 3);
    }

    private static long quarters(long whole) {
        return ceiling(whole, 3, 4);
    }

    private static long ceiling(long whole, int of, int in) {
        var parts =
                BigInteger.valueOf(whole).multiply(BigInteger.valueOf(of)).divideAndRemainder(BigInteger.valueOf(in));
        return parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0);
    }
}
