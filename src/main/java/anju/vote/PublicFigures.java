package anju.vote;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the public may see of a count. Exact sums of a small vote would let neighbours work out who chose what, so of such a
 * vote only whole per cent are told, everywhere: on its page, in the trace, in the public record.
 *
 * @param rollHeads heads on the whole roll
 */
public record PublicFigures(int rollHeads) {
    /** From this many heads on, exact figures are public. */
    public static final int EXACT_FROM_HEADS = 40;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Heads and areas may be told as they are. */
    public boolean areExact() {
        return rollHeads >= EXACT_FROM_HEADS;
    }

    /** A share in per cent: to one decimal of a large vote, whole and rounded down of a small one. */
    public BigDecimal percent(long part, long whole) {
        if (whole == 0) {
            return BigDecimal.ZERO;
        }
        var hundredfold = BigDecimal.valueOf(part).multiply(HUNDRED);
        return areExact()
                ? hundredfold.divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
                : hundredfold.divide(BigDecimal.valueOf(whole), 0, RoundingMode.DOWN);
    }
}
