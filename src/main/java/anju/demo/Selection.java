package anju.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Picks which of some weighted things to take so that their number and their total weight come out as wanted. Used to give an
 * invented vote the turnout that the example pages tell; a seeded search of swaps, so that every load picks the same.
 */
final class Selection {
    private static final int TRIES = 200;

    private Selection() {}

    /** Indexes of {@code count} weights that add up to {@code total}; the nearest found if none does exactly. */
    static List<Integer> of(List<Long> weights, int count, long total, long seed) {
        var random = new Random(seed);
        var best = new ArrayList<Integer>();
        long bestGap = Long.MAX_VALUE;
        for (int attempt = 0; attempt < TRIES && bestGap != 0; attempt++) {
            var order = new ArrayList<Integer>();
            for (int i = 0; i < weights.size(); i++) {
                order.add(i);
            }
            java.util.Collections.shuffle(order, random);
            long gap = improve(weights, order, count, total);
            if (Math.abs(gap) < bestGap) {
                bestGap = Math.abs(gap);
                best = new ArrayList<>(order.subList(0, count));
            }
        }
        best.sort(null);
        return best;
    }

    /** Swaps one taken thing for one left out while that brings the total nearer; returns what is still missing. */
    private static long improve(List<Long> weights, List<Integer> order, int count, long total) {
        long gap = total;
        for (int taken : order.subList(0, count)) {
            gap -= weights.get(taken);
        }
        boolean nearer = true;
        while (gap != 0 && nearer) {
            nearer = false;
            int from = -1;
            int to = -1;
            long least = Math.abs(gap);
            for (int i = 0; i < count; i++) {
                for (int j = count; j < order.size(); j++) {
                    long after = Math.abs(gap - (weights.get(order.get(j)) - weights.get(order.get(i))));
                    if (after < least) {
                        least = after;
                        from = i;
                        to = j;
                    }
                }
            }
            if (from >= 0) {
                gap -= weights.get(order.get(to)) - weights.get(order.get(from));
                java.util.Collections.swap(order, from, to);
                nearer = true;
            }
        }
        return gap;
    }
}
