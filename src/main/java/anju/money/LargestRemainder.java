package anju.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Splits money by weights so that the shares add up to the fen: each share is rounded down, and the fen left over go
 * one each to the largest remainders, ties to the earlier weight.
 */
public final class LargestRemainder {
    private LargestRemainder() {}

    public static List<Money> split(Money total, List<Long> weights) {
        long sum = weights.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        if (total.fen() < 0 || sum <= 0 || weights.stream().anyMatch(w -> w < 0)) {
            throw new IllegalArgumentException("nothing can be split by weights " + weights);
        }
        var shares = new long[weights.size()];
        var remainders = new ArrayList<Remainder>();
        long left = total.fen();
        for (int i = 0; i < shares.length; i++) {
            var split = BigInteger.valueOf(total.fen())
                    .multiply(BigInteger.valueOf(weights.get(i)))
                    .divideAndRemainder(BigInteger.valueOf(sum));
            shares[i] = split[0].longValueExact();
            left -= shares[i];
            remainders.add(new Remainder(i, split[1]));
        }
        remainders.sort(Comparator.comparing(Remainder::left).reversed().thenComparing(Remainder::index));
        for (int k = 0; k < left; k++) {
            shares[remainders.get(k).index]++;
        }
        var result = new ArrayList<Money>();
        for (long share : shares) {
            result.add(new Money(share));
        }
        return List.copyOf(result);
    }

    private record Remainder(int index, BigInteger left) {}
}
