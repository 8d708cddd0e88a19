package anju.bench;

import java.util.List;
import java.util.Locale;

/** The median of some rounds with the least and the most. */
record Spread(double median, double min, double max) {
    static Spread of(List<Double> rounds) {
        var sorted = rounds.stream().sorted().toList();
        int n = sorted.size();
        double median = n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    @Override
    public String toString() {
        return figure(median) + " [" + figure(min) + "–" + figure(max) + "]";
    }

    private static String figure(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
