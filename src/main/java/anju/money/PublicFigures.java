package anju.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the public may see of a count: of a vote, of willingness, of marks. Exact sums of a small one would let neighbours work
 * out who chose what, so of such a one only whole per cent are told, everywhere: on its page, in the trace, in the public
 * record; and of a handful of answers only how many there are.
 *
 * @param asked heads on the whole roll, or forms handed out
 */
public record PublicFigures(int asked) {
    /** From this many on, exact figures are public. */
    public static final int EXACT_FROM = 40;

    /** Of fewer answers it is not told what they say. */
    public static final int ANSWERS_AT_LEAST = 5;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Heads and areas may be told as they are. */
    public boolean areExact() {
        return asked >= EXACT_FROM;
    }

    /** Whether so many answers may be told apart at all. */
    public static boolean mayBeSplit(long answers) {
        return answers >= ANSWERS_AT_LEAST;
    }

    /** A share in per cent: to one decimal of a large count, whole and rounded down of a small one. */
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
