package anju.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.money.Area;
import anju.money.Money;
import anju.policy.Name;
import anju.programme.ProgrammeRules.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final Name NAME = new Name("某项", "some");

    @Test
    void points_are_counted_for_each_and_stop_at_the_most() {
        var rules = rules(Map.of(Criterion.DANGER, new Weight(NAME, 20, 60), Criterion.NEEDS, new Weight(NAME, 1, 30)));
        var ranking = Ranking.of(
                List.of(
                        candidate("A", 10, Map.of(Criterion.DANGER, 2, Criterion.NEEDS, 7)),
                        candidate("B", 10, Map.of(Criterion.DANGER, 9, Criterion.NEEDS, 31))),
                rules);
        assertThat(ranking.order()).extracting(Ranked::points).containsExactly(90, 47);
        assertThat(ranking.order().getFirst().parts())
                .containsEntry(Criterion.DANGER, 60)
                .containsEntry(Criterion.NEEDS, 30);
    }

    @Test
    void of_equal_points_more_households_come_first_then_the_code() {
        var ranking = Ranking.of(
                List.of(candidate("C", 5, Map.of()), candidate("B", 9, Map.of()), candidate("A", 5, Map.of())),
                rules(Map.of()));
        assertThat(ranking.order()).extracting(each -> each.candidate().code()).containsExactly("B", "A", "C");
        assertThat(ranking.order()).extracting(Ranked::rank).containsExactly(1, 2, 3);
    }

    @Test
    void whoever_has_more_points_than_one_that_was_chosen_was_passed_over() {
        var ranking = Ranking.of(
                List.of(
                        candidate("A", 1, Map.of(Criterion.NEEDS, 3)),
                        candidate("B", 1, Map.of(Criterion.NEEDS, 2)),
                        candidate("C", 1, Map.of(Criterion.NEEDS, 2))),
                rules(Map.of(Criterion.NEEDS, new Weight(NAME, 1, 10))));
        assertThat(ranking.passedOver(Set.of(reserve("A"), reserve("C"))))
                .as("equal points are not passed over")
                .isEmpty();
        assertThat(ranking.passedOver(Set.of(reserve("B"))))
                .extracting(each -> each.candidate().code())
                .containsExactly("A");
        assertThat(ranking.passedOver(Set.of())).isEmpty();
    }

    @Test
    void weights_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new Weight(NAME, -1, 3)).hasMessageContaining("each is 0 or more");
        assertThatThrownBy(() -> new Weight(NAME, 5, 3)).hasMessageContaining("at least each");
        assertThatThrownBy(() -> new ProgrammeRules(Map.of(), 25)).hasMessageContaining("ranking lacks DANGER");
        assertThatThrownBy(() -> rules(Map.of(), 101)).hasMessageContaining("oldFromYears");
    }

    /** Rank = 1 + how many beat it, counted one against one. */
    @Property(tries = 300)
    void the_order_agrees_with_comparing_each_with_each(
            @ForAll @IntRange(min = 0, max = 25) int size, @ForAll long seed) {
        var random = new Random(seed);
        var weights = new EnumMap<Criterion, Weight>(Criterion.class);
        for (var criterion : Criterion.values()) {
            int each = random.nextInt(4);
            weights.put(criterion, new Weight(NAME, each, each + random.nextInt(6)));
        }
        var rules = new ProgrammeRules(weights, 25);
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < size; i++) {
            var counted = new EnumMap<Criterion, Integer>(Criterion.class);
            for (var criterion : Criterion.values()) {
                counted.put(criterion, random.nextInt(5));
            }
            candidates.add(candidate("K%02d".formatted(i), random.nextInt(3), counted));
        }
        var ranking = Ranking.of(candidates, rules);
        for (var one : candidates) {
            long better = candidates.stream()
                    .filter(other -> beats(other, one, rules))
                    .count();
            assertThat(ranking.of(one.reserve()).rank()).isEqualTo(1 + better);
            assertThat(ranking.of(one.reserve()).points()).isEqualTo(points(one, rules));
        }
    }

    private static boolean beats(Candidate one, Candidate other, ProgrammeRules rules) {
        int mine = points(one, rules);
        int theirs = points(other, rules);
        if (mine != theirs) {
            return mine > theirs;
        }
        if (one.households() != other.households()) {
            return one.households() > other.households();
        }
        return one.code().compareTo(other.code()) < 0;
    }

    /** Adds one point at a time, as a clerk with a pencil would. */
    private static int points(Candidate candidate, ProgrammeRules rules) {
        int sum = 0;
        for (var criterion : Criterion.values()) {
            int part = 0;
            for (int i = 0;
                    i < candidate.count(criterion) * rules.weight(criterion).each();
                    i++) {
                part = part < rules.weight(criterion).most() ? part + 1 : part;
            }
            sum += part;
        }
        return sum;
    }

    private static ProgrammeRules rules(Map<Criterion, Weight> some) {
        return rules(some, 25);
    }

    private static ProgrammeRules rules(Map<Criterion, Weight> some, int oldFromYears) {
        var weights = new EnumMap<Criterion, Weight>(Criterion.class);
        Arrays.stream(Criterion.values())
                .forEach(criterion -> weights.put(criterion, some.getOrDefault(criterion, new Weight(NAME, 0, 0))));
        return new ProgrammeRules(weights, oldFromYears);
    }

    private static UUID reserve(String code) {
        return UUID.nameUUIDFromBytes(code.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Candidate candidate(String code, int households, Map<Criterion, Integer> counted) {
        return new Candidate(
                reserve(code),
                reserve("compound " + code),
                code,
                code,
                "/ha/" + code,
                1995,
                households,
                new Area(100_00),
                new Money(1_000_00),
                2027,
                counted);
    }
}
