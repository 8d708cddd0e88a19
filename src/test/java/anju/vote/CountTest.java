package anju.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.vote.Count.Answer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The count against a slow oracle that shares nothing with it, and what no order or scale may change. */
class CountTest {
    private static final UUID MATTER = new UUID(7, 7);
    private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");

    @Example
    void paper_after_phone_under_each_precedence() {
        // E10: for by phone on day 3, against on paper on day 5.
        var phone = answer(1, Channel.PHONE, 3, Choice.FOR);
        var paper = answer(1, Channel.PAPER, 5, Choice.AGAINST);
        assertThat(forHeads(Precedence.FIRST_VALID, phone, paper)).isEqualTo(1);
        assertThat(forHeads(Precedence.LAST_CAST, phone, paper)).isZero();
        assertThat(forHeads(Precedence.PAPER_WINS, phone, paper)).isZero();
    }

    @Example
    void phone_after_paper_under_each_precedence() {
        var paper = answer(1, Channel.PAPER, 3, Choice.AGAINST);
        var phone = answer(1, Channel.PHONE, 5, Choice.FOR);
        assertThat(forHeads(Precedence.FIRST_VALID, paper, phone)).isZero();
        assertThat(forHeads(Precedence.LAST_CAST, paper, phone)).isEqualTo(1);
        assertThat(forHeads(Precedence.PAPER_WINS, paper, phone)).isZero();
    }

    @Example
    void of_two_papers_the_last_counts_where_paper_wins() {
        var first = answer(1, Channel.PAPER, 3, Choice.AGAINST);
        var second = answer(1, Channel.PAPER, 4, Choice.FOR);
        assertThat(forHeads(Precedence.PAPER_WINS, first, second)).isEqualTo(1);
    }

    @Example
    void the_heads_own_ballot_goes_before_its_proxys_under_each_precedence() {
        var own = answer(1, Channel.PHONE, 3, Choice.FOR);
        var first = proxys(own, Channel.PHONE, 1);
        var paper = proxys(own, Channel.PAPER, 9);
        for (var precedence : Precedence.values()) {
            assertThat(forHeads(precedence, first, own, paper))
                    .as("%s", precedence)
                    .isEqualTo(1);
            assertThat(forHeads(precedence, paper, first)).as("%s", precedence).isZero();
        }
    }

    private static Answer proxys(Answer own, Channel channel, int day) {
        var at = DAY.plus(java.time.Duration.ofDays(day));
        return new Answer(new UUID(day, 5), own.headId(), channel, true, at, at, MATTER, Choice.AGAINST);
    }

    @Example
    void a_ballot_of_nobody_on_the_roll_is_a_bug() {
        assertThatThrownBy(() -> new Count(
                                Map.of(), List.of(answer(9, Channel.PHONE, 1, Choice.FOR)), Precedence.LAST_CAST)
                        .of(MATTER))
                .isInstanceOf(IllegalStateException.class);
    }

    @Property(tries = 2000)
    void the_count_equals_the_oracle(@ForAll("polls") Poll poll) {
        var tally = poll.count().of(MATTER);
        var oracle = Oracle.count(poll);
        assertThat(tally.castHeads()).isEqualTo(oracle.castHeads);
        assertThat(tally.forHeads()).isEqualTo(oracle.forHeads);
        assertThat(tally.againstHeads()).isEqualTo(oracle.againstHeads);
        assertThat(BigDecimal.valueOf(tally.castAreaX100(), 2)).isEqualByComparingTo(oracle.castArea);
        assertThat(BigDecimal.valueOf(tally.forAreaX100(), 2)).isEqualByComparingTo(oracle.forArea);
        assertThat(BigDecimal.valueOf(tally.againstAreaX100(), 2)).isEqualByComparingTo(oracle.againstArea);
        for (var kind : MatterKind.values()) {
            assertThat(tally.verdict(kind, SampleRules.NATIONAL)).isEqualTo(oracle.verdict(kind));
        }
    }

    @Property
    void areas_in_another_unit_change_no_verdict(
            @ForAll("polls") Poll poll, @ForAll @IntRange(min = 2, max = 1000) int k) {
        var scaled = new HashMap<UUID, Long>();
        poll.areas.forEach((head, area) -> scaled.put(head, area * k));
        var other = new Poll(scaled, poll.answers, poll.precedence);
        for (var kind : MatterKind.values()) {
            assertThat(other.verdict(kind)).isEqualTo(poll.verdict(kind));
        }
    }

    @Property
    void the_order_in_which_rows_are_read_does_not_matter(@ForAll("polls") Poll poll, @ForAll long seed) {
        var shuffled = new ArrayList<>(poll.answers);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(new Count(poll.areas, shuffled, poll.precedence).of(MATTER))
                .isEqualTo(poll.count().of(MATTER));
    }

    @Property
    void a_voice_turned_to_for_never_undoes_a_passed_matter(@ForAll("polls") Poll poll) {
        // Quorum stays as it is: the same heads take part, one of them now for.
        for (var kind : MatterKind.values()) {
            if (poll.verdict(kind) != Verdict.PASSED) {
                continue;
            }
            for (var head : poll.areas.keySet()) {
                var turned = poll.answers.stream()
                        .map(a -> a.headId().equals(head)
                                ? new Answer(
                                        a.ballotId(),
                                        head,
                                        a.channel(),
                                        a.byProxy(),
                                        a.castAt(),
                                        a.acceptedAt(),
                                        MATTER,
                                        Choice.FOR)
                                : a)
                        .toList();
                assertThat(new Poll(poll.areas, turned, poll.precedence).verdict(kind))
                        .isEqualTo(Verdict.PASSED);
            }
        }
    }

    @Property
    void one_hundredth_of_a_square_metre_decides_the_quorum(@ForAll @IntRange(min = 1, max = 1_000_000) int third) {
        long roll = 3L * third;
        long enough = 2L * third;
        assertThat(new Tally(roll, 3, enough, 3, enough, 3, 0, 0).hasQuorum(MatterKind.ORDINARY, SampleRules.NATIONAL))
                .isTrue();
        assertThat(new Tally(roll, 3, enough - 1, 3, 0, 0, 0, 0).hasQuorum(MatterKind.ORDINARY, SampleRules.NATIONAL))
                .isFalse();
    }

    @Property
    void nobody_counts_twice(@ForAll("polls") Poll poll) {
        var tally = poll.count().of(MATTER);
        assertThat(tally.castHeads()).isLessThanOrEqualTo(poll.areas.size());
        Assume.that(!poll.answers.isEmpty());
        var doubled = new ArrayList<>(poll.answers);
        doubled.addAll(poll.answers);
        assertThat(new Count(poll.areas, doubled, poll.precedence).of(MATTER)).isEqualTo(tally);
    }

    @Provide
    Arbitrary<Poll> polls() {
        var areas = Arbitraries.longs().between(1, 50_000).list().ofMinSize(1).ofMaxSize(12);
        var stream = Combinators.combine(
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.of(Channel.class),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(Choice.class),
                        Arbitraries.longs())
                .as((head, channel, minute, later, choice, id) ->
                        new Object[] {head, channel, minute, later, choice, id})
                .list()
                .ofMaxSize(30);
        return Combinators.combine(areas, stream, Arbitraries.of(Precedence.class))
                .as((sizes, rows, precedence) -> {
                    var byHead = new HashMap<UUID, Long>();
                    for (int i = 0; i < sizes.size(); i++) {
                        byHead.put(new UUID(1, i), sizes.get(i));
                    }
                    var answers = new ArrayList<Answer>();
                    long n = 0;
                    for (var row : rows) {
                        var head = new UUID(1, (int) row[0] % sizes.size());
                        var at = DAY.plusSeconds(60L * (int) row[2]);
                        // Ids differ even where the generator repeats itself.
                        var id = new UUID((long) row[5], n++);
                        answers.add(new Answer(
                                id, head, (Channel) row[1], false, at, at.plusSeconds((int) row[3]), MATTER, (Choice)
                                        row[4]));
                    }
                    return new Poll(byHead, answers, precedence);
                });
    }

    private static int forHeads(Precedence precedence, Answer... answers) {
        return new Count(Map.of(new UUID(1, 1), 6_000L), List.of(answers), precedence)
                .of(MATTER)
                .forHeads();
    }

    private static Answer answer(int head, Channel channel, int day, Choice choice) {
        var at = DAY.plusSeconds(86_400L * day);
        return new Answer(new UUID(day, head), new UUID(1, head), channel, false, at, at, MATTER, choice);
    }

    record Poll(Map<UUID, Long> areas, List<Answer> answers, Precedence precedence) {
        Count count() {
            return new Count(areas, answers, precedence);
        }

        Verdict verdict(MatterKind kind) {
            return count().of(MATTER).verdict(kind, SampleRules.NATIONAL);
        }
    }

    /** Head by head, ballot against ballot, in square metres: slow and plain. */
    private static final class Oracle {
        BigDecimal rollArea = BigDecimal.ZERO;
        BigDecimal castArea = BigDecimal.ZERO;
        BigDecimal forArea = BigDecimal.ZERO;
        BigDecimal againstArea = BigDecimal.ZERO;
        int rollHeads;
        int castHeads;
        int forHeads;
        int againstHeads;

        static Oracle count(Poll poll) {
            var o = new Oracle();
            for (var head : poll.areas.keySet()) {
                var area = new BigDecimal(poll.areas.get(head)).divide(new BigDecimal(100));
                o.rollArea = o.rollArea.add(area);
                o.rollHeads++;
                Answer best = null;
                for (var a : poll.answers) {
                    if (a.headId().equals(head) && (best == null || beats(a, best, poll.precedence))) {
                        best = a;
                    }
                }
                if (best == null) {
                    continue;
                }
                o.castArea = o.castArea.add(area);
                o.castHeads++;
                if (best.choice() == Choice.FOR) {
                    o.forArea = o.forArea.add(area);
                    o.forHeads++;
                }
                if (best.choice() == Choice.AGAINST) {
                    o.againstArea = o.againstArea.add(area);
                    o.againstHeads++;
                }
            }
            return o;
        }

        static boolean beats(Answer a, Answer b, Precedence precedence) {
            if (precedence == Precedence.PAPER_WINS && a.channel() != b.channel()) {
                return a.channel() == Channel.PAPER;
            }
            boolean first = precedence == Precedence.FIRST_VALID;
            if (!a.castAt().equals(b.castAt())) {
                return first == a.castAt().isBefore(b.castAt());
            }
            if (!a.acceptedAt().equals(b.acceptedAt())) {
                return first == a.acceptedAt().isBefore(b.acceptedAt());
            }
            return a.ballotId().toString().compareTo(b.ballotId().toString()) > 0;
        }

        Verdict verdict(MatterKind kind) {
            var two = new BigDecimal(2);
            var three = new BigDecimal(3);
            var four = new BigDecimal(4);
            if (kind == MatterKind.UNANIMOUS) {
                // Head by head, with no ratio at all.
                if (againstHeads > 0) {
                    return Verdict.REJECTED;
                }
                if (castHeads < rollHeads) {
                    return Verdict.NO_QUORUM;
                }
                return forHeads == rollHeads ? Verdict.PASSED : Verdict.REJECTED;
            }
            if (three.multiply(castArea).compareTo(two.multiply(rollArea)) < 0 || 3 * castHeads < 2 * rollHeads) {
                return Verdict.NO_QUORUM;
            }
            boolean passed = kind == MatterKind.ORDINARY
                    ? two.multiply(forArea).compareTo(castArea) > 0 && 2 * forHeads > castHeads
                    : four.multiply(forArea).compareTo(three.multiply(castArea)) >= 0 && 4 * forHeads >= 3 * castHeads;
            return passed ? Verdict.PASSED : Verdict.REJECTED;
        }
    }
}
