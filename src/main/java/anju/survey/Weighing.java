package anju.survey;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a round comes to, in thousandths of a point of 100: the score with the part each indicator has in it, the four
 * dimensions, and the priority. Whole numbers all the way; what is cut off goes to the largest remainders, so the parts
 * are the score to the last thousandth.
 *
 * @param safetyMilli how much is missing; null where nothing of it was asked
 * @param infrastructureMilli how much is missing
 * @param demandMilli how much there is
 * @param readinessMilli how much there is
 */
record Weighing(
        int scoreMilli,
        List<Line> lines,
        @Nullable Integer safetyMilli,
        @Nullable Integer infrastructureMilli,
        @Nullable Integer demandMilli,
        @Nullable Integer readinessMilli,
        int priorityMilli) {
    static final int POINT = 1000;
    static final int FULL = 100 * POINT;

    /** One indicator's part: what it attains of what it could add. */
    record Line(String indicator, int weight, Share attained, int counted, int pointsMilli, int mostMilli) {}

    /** The answers to one indicator, of one compound or of its buildings. */
    record Found(String indicator, List<Value> values) {
        Found {
            if (values.isEmpty()) {
                throw new IllegalArgumentException(indicator + " was not answered");
            }
            values = List.copyOf(values);
        }
    }

    static Weighing of(SurveyRules rules, List<Found> found) {
        var shares = found.stream().map(one -> attained(rules, one)).toList();
        var weights = found.stream().map(one -> rules.weight(one.indicator())).toList();
        var parts = apportioned(weights, shares);
        long weight = weights.stream().mapToLong(Integer::longValue).sum();
        var lines = new ArrayList<Line>();
        for (int i = 0; i < found.size(); i++) {
            long most = Math.ceilDiv((long) FULL * weights.get(i), weight);
            lines.add(new Line(
                    found.get(i).indicator(),
                    weights.get(i),
                    shares.get(i),
                    found.get(i).values().size(),
                    parts.get(i),
                    (int) most));
        }
        var dimensions = new EnumMap<Indicator.Dimension, Integer>(Indicator.Dimension.class);
        for (var dimension : Indicator.Dimension.values()) {
            var of = IntStream.range(0, found.size())
                    .filter(i -> indicator(rules, found.get(i)).dimension() == dimension)
                    .boxed()
                    .toList();
            if (!of.isEmpty()) {
                int attained = total(
                        of.stream().map(weights::get).toList(),
                        of.stream().map(shares::get).toList());
                boolean gap =
                        dimension == Indicator.Dimension.SAFETY || dimension == Indicator.Dimension.INFRASTRUCTURE;
                dimensions.put(dimension, gap ? FULL - attained : attained);
            }
        }
        return new Weighing(
                parts.stream().mapToInt(Integer::intValue).sum(),
                List.copyOf(lines),
                dimensions.get(Indicator.Dimension.SAFETY),
                dimensions.get(Indicator.Dimension.INFRASTRUCTURE),
                dimensions.get(Indicator.Dimension.DEMAND),
                dimensions.get(Indicator.Dimension.READINESS),
                priority(rules, dimensions));
    }

    /** A building counts once for an indicator, however many defects it has; the surveyed buildings are the whole. */
    private static Share attained(SurveyRules rules, Found one) {
        var indicator = indicator(rules, one);
        if (!indicator.byBuilding()) {
            return indicator.attained(one.values().getFirst());
        }
        long sound = one.values().stream()
                .filter(value -> !value.isShortOf(indicator.threshold(), indicator.better()))
                .count();
        return Share.of(
                BigInteger.valueOf(sound), BigInteger.valueOf(one.values().size()));
    }

    private static Indicator indicator(SurveyRules rules, Found one) {
        var indicator = rules.indicators().get(one.indicator());
        if (indicator == null) {
            throw new IllegalStateException("no indicator " + one.indicator());
        }
        return indicator;
    }

    private static int priority(SurveyRules rules, Map<Indicator.Dimension, Integer> dimensions) {
        int sum = 0;
        for (var entry : dimensions.entrySet()) {
            sum += rules.part(entry.getKey()) * entry.getValue();
        }
        return sum / 100;
    }

    private static int total(List<Integer> weights, List<Share> shares) {
        return apportioned(weights, shares).stream().mapToInt(Integer::intValue).sum();
    }

    /** 100 points by weight and share attained: the sum rounded down, its parts by largest remainder, earlier ones first. */
    private static List<Integer> apportioned(List<Integer> weights, List<Share> shares) {
        var weight = BigInteger.valueOf(
                weights.stream().mapToLong(Integer::longValue).sum());
        // One denominator for all: the product of the lowest terms, reduced as it grows.
        var common = shares.stream()
                .map(share -> BigInteger.valueOf(share.denominator()))
                .reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
        var whole = common.multiply(weight);
        var floors = new ArrayList<Integer>();
        var remainders = new ArrayList<BigInteger>();
        var sum = BigInteger.ZERO;
        for (int i = 0; i < shares.size(); i++) {
            var share = shares.get(i);
            var points = BigInteger.valueOf((long) FULL * weights.get(i))
                    .multiply(BigInteger.valueOf(share.numerator()))
                    .multiply(common.divide(BigInteger.valueOf(share.denominator())));
            var split = points.divideAndRemainder(whole);
            floors.add(split[0].intValueExact());
            remainders.add(split[1]);
            sum = sum.add(points);
        }
        int missing = sum.divide(whole).intValueExact()
                - floors.stream().mapToInt(Integer::intValue).sum();
        IntStream.range(0, floors.size())
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(remainders::get)
                        .reversed())
                .limit(missing)
                .forEach(i -> floors.set(i, floors.get(i) + 1));
        return floors;
    }
}
