package anju.survey;

import static org.assertj.core.api.Assertions.assertThat;

import anju.money.Fraction;
import anju.policy.Name;
import anju.testing.Shows;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The score in whole thousandths agrees with a slow oracle that adds fractions one by one. */
class WeighingTest {
    private static final Name NAME = new Name("x", "x");

    /** One indicator with its weight and the values found. */
    record Case(Indicator indicator, int weight, List<Value> values) {}

    @Property(tries = 400)
    void the_score_is_the_oracles_and_its_parts_add_up_to_it(@ForAll("cases") List<Case> cases) {
        var weighing = weigh(cases);
        var expected = oracle(cases);
        assertThat(weighing.scoreMilli()).isEqualTo(expected);
        assertThat(weighing.lines().stream()
                        .mapToInt(Weighing.Line::pointsMilli)
                        .sum())
                .isEqualTo(weighing.scoreMilli());
        assertThat(weighing.lines())
                .allSatisfy(line -> assertThat(line.pointsMilli()).isBetween(0, line.mostMilli()));
    }

    @Property(tries = 200)
    void the_priority_is_made_of_gaps_and_of_what_there_is(@ForAll("cases") List<Case> cases) {
        var weighing = weigh(cases);
        int sum = 0;
        for (var dimension : Indicator.Dimension.values()) {
            var of = cases.stream()
                    .filter(c -> c.indicator.dimension() == dimension)
                    .toList();
            var shown = switch (dimension) {
                case SAFETY -> weighing.safetyMilli();
                case INFRASTRUCTURE -> weighing.infrastructureMilli();
                case DEMAND -> weighing.demandMilli();
                case READINESS -> weighing.readinessMilli();
            };
            if (of.isEmpty()) {
                assertThat(shown).isNull();
                continue;
            }
            boolean gap = dimension == Indicator.Dimension.SAFETY || dimension == Indicator.Dimension.INFRASTRUCTURE;
            int expected = gap ? 100_000 - oracle(of) : oracle(of);
            assertThat(shown).isEqualTo(expected);
            sum += expected * part(dimension);
        }
        assertThat(weighing.priorityMilli()).isEqualTo(sum / 100);
    }

    /** Better values never lower a score. */
    @Property(tries = 200)
    void doing_better_at_one_thing_never_costs_points(@ForAll("cases") List<Case> cases, @ForAll int seed) {
        int at = Math.floorMod(seed, cases.size());
        var old = cases.get(at);
        var indicator = old.indicator;
        var best = indicator.byBuilding() || indicator.better() == Indicator.Better.LESS
                ? Value.whole(0)
                : new Value(
                        indicator.threshold().numerator() * 1000,
                        indicator.threshold().denominator() * 1000);
        var improved = new ArrayList<>(cases);
        improved.set(
                at,
                new Case(
                        indicator,
                        old.weight,
                        old.values.stream().map(_ -> best).toList()));
        assertThat(weigh(improved).scoreMilli())
                .isGreaterThanOrEqualTo(weigh(cases).scoreMilli());
    }

    @Example
    @Shows("PY-03")
    void a_score_worked_out_by_hand() {
        // Two of nine buildings have a hazard: 7/9 of weight 12. A ground of 90 of 150 square metres: 3/5 of weight 4.
        // (12 x 7/9 + 4 x 3/5) / 16 = (9.3333 + 2.4) / 16 = 73.333 points.
        var hazards = IntStream.range(0, 9).mapToObj(i -> Value.yes(i < 2)).toList();
        var weighing = weigh(List.of(
                new Case(hazard(), 12, hazards),
                new Case(more(Indicator.Dimension.INFRASTRUCTURE, new Fraction(150, 1)), 4, List.of(Value.whole(90)))));
        assertThat(weighing.scoreMilli()).isEqualTo(73_333);
        assertThat(weighing.lines().stream().map(Weighing.Line::pointsMilli)).containsExactly(58_333, 15_000);
        assertThat(weighing.safetyMilli()).isEqualTo(100_000 - 77_777);
        assertThat(weighing.infrastructureMilli()).isEqualTo(40_000);
        assertThat(weighing.demandMilli()).isNull();
    }

    @Example
    void a_value_at_the_threshold_attains_all_and_at_the_worst_nothing() {
        var bus = new Indicator(
                NAME,
                "S",
                Indicator.Dimension.INFRASTRUCTURE,
                Indicator.Ask.COUNT,
                Indicator.Measure.MINUTE,
                false,
                true,
                Indicator.Better.LESS,
                new Fraction(10, 1),
                new Fraction(30, 1),
                1,
                "OTHER");
        assertThat(bus.attained(Value.whole(10))).isEqualTo(Share.ALL);
        assertThat(bus.attained(Value.whole(15))).isEqualTo(new Share(3, 4));
        assertThat(bus.attained(Value.whole(30))).isEqualTo(Share.NONE);
        assertThat(bus.attained(Value.whole(300))).isEqualTo(Share.NONE);
        var homes = more(Indicator.Dimension.DEMAND, new Fraction(4, 5));
        assertThat(homes.attained(Value.ratio(400, 500))).isEqualTo(Share.ALL);
        assertThat(homes.attained(Value.ratio(1, 3))).isEqualTo(new Share(5, 12));
    }

    private static Weighing weigh(List<Case> cases) {
        var indicators = new LinkedHashMap<String, Indicator>();
        var weights = new LinkedHashMap<String, Integer>();
        var ease = new LinkedHashMap<String, Integer>();
        var found = new ArrayList<Weighing.Found>();
        for (int i = 0; i < cases.size(); i++) {
            indicators.put("I" + i, cases.get(i).indicator);
            weights.put("I" + i, cases.get(i).weight);
            ease.put("I" + i, 1);
            found.add(new Weighing.Found("I" + i, cases.get(i).values));
        }
        var priority = new LinkedHashMap<Indicator.Dimension, Integer>();
        for (var dimension : Indicator.Dimension.values()) {
            priority.put(dimension, part(dimension));
        }
        var rules = new SurveyRules(
                Map.of("OTHER", NAME),
                Map.of("S", NAME),
                indicators,
                Map.of(),
                weights,
                ease,
                priority,
                new SurveyRules.Quadrants(2, 2, 45, 60),
                Map.of("ALL", new SurveyRules.ClassRule(NAME, NAME, false, 101, 9999, 0, 0)));
        return Weighing.of(rules, found);
    }

    private static int part(Indicator.Dimension dimension) {
        return switch (dimension) {
            case SAFETY -> 40;
            case INFRASTRUCTURE -> 25;
            case DEMAND -> 20;
            case READINESS -> 15;
        };
    }

    /** Sum of weight x attained over sum of weights, as one plain fraction over the product of all denominators. */
    private static int oracle(List<Case> cases) {
        var n = BigInteger.ZERO;
        var d = BigInteger.ONE;
        long weights = 0;
        for (var c : cases) {
            var share = slowly(c);
            n = n.multiply(share[1])
                    .add(share[0].multiply(BigInteger.valueOf(c.weight)).multiply(d));
            d = d.multiply(share[1]);
            weights += c.weight;
        }
        return n.multiply(BigInteger.valueOf(100_000))
                .divide(d.multiply(BigInteger.valueOf(weights)))
                .intValueExact();
    }

    private static BigInteger[] slowly(Case c) {
        if (c.indicator.byBuilding()) {
            long sound = c.values.stream().filter(v -> v.amountMilli() == 0).count();
            return fraction(sound, c.values.size());
        }
        var value = c.values.getFirst();
        var v = fraction(value.amountMilli(), value.ofMilli());
        var t = fraction(
                c.indicator.threshold().numerator(), c.indicator.threshold().denominator());
        var w = fraction(c.indicator.worst().numerator(), c.indicator.worst().denominator());
        // (v - w) / (t - w), held between nothing and all, whichever way is good.
        var top = minus(v, w);
        var bottom = minus(t, w);
        var n = top[0].multiply(bottom[1]);
        var d = top[1].multiply(bottom[0]);
        if (d.signum() < 0) {
            n = n.negate();
            d = d.negate();
        }
        return n.signum() <= 0 ? fraction(0, 1) : n.compareTo(d) >= 0 ? fraction(1, 1) : new BigInteger[] {n, d};
    }

    private static BigInteger[] minus(BigInteger[] a, BigInteger[] b) {
        return new BigInteger[] {a[0].multiply(b[1]).subtract(b[0].multiply(a[1])), a[1].multiply(b[1])};
    }

    private static BigInteger[] fraction(long n, long d) {
        return new BigInteger[] {BigInteger.valueOf(n), BigInteger.valueOf(d)};
    }

    @Provide
    Arbitrary<List<Case>> cases() {
        return Arbitraries.oneOf(hazards(), plain(Indicator.Better.MORE), plain(Indicator.Better.LESS))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Arbitrary<Case> hazards() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.of(true, false).list().ofMinSize(1).ofMaxSize(30))
                .as((weight, found) -> new Case(
                        hazard(), weight, found.stream().map(Value::yes).toList()));
    }

    private static Arbitrary<Case> plain(Indicator.Better better) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.of(Indicator.Dimension.values()),
                        Arbitraries.longs().between(1, 500),
                        Arbitraries.longs().between(1, 7),
                        Arbitraries.longs().between(0, 2_000_000),
                        Arbitraries.longs().between(1, 900_000))
                .as((weight, dimension, n, d, amount, of) -> {
                    var threshold = new Fraction(n, d);
                    var indicator = better == Indicator.Better.MORE
                            ? more(dimension, threshold)
                            : new Indicator(
                                    NAME,
                                    "S",
                                    dimension,
                                    Indicator.Ask.RATIO,
                                    Indicator.Measure.NONE,
                                    false,
                                    true,
                                    better,
                                    threshold,
                                    new Fraction(n + 3, d),
                                    1,
                                    "OTHER");
                    return new Case(indicator, weight, List.of(new Value(amount, of)));
                });
    }

    private static Indicator hazard() {
        return new Indicator(
                NAME,
                "S",
                Indicator.Dimension.SAFETY,
                Indicator.Ask.YES_NO,
                Indicator.Measure.NONE,
                true,
                true,
                Indicator.Better.LESS,
                new Fraction(0, 1),
                new Fraction(1, 1),
                1,
                "OTHER");
    }

    private static Indicator more(Indicator.Dimension dimension, Fraction threshold) {
        return new Indicator(
                NAME,
                "S",
                dimension,
                Indicator.Ask.RATIO,
                Indicator.Measure.NONE,
                false,
                true,
                Indicator.Better.MORE,
                threshold,
                new Fraction(0, 1),
                1,
                "OTHER");
    }
}
