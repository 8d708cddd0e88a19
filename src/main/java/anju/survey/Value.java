package anju.survey;

import anju.money.Fraction;

/** A found value: an amount in thousandths, of 1000 where it is a plain amount, of the whole (in thousandths too) where it is a share. */
public record Value(long amountMilli, long ofMilli) {
    static final long AT_MOST = 1_000_000_000_000L;
    static final long ONE = 1000;

    public Value {
        if (amountMilli < 0 || ofMilli <= 0 || amountMilli > AT_MOST || ofMilli > AT_MOST) {
            throw new IllegalArgumentException("no value: " + amountMilli + "/" + ofMilli);
        }
    }

    public static Value milli(long amount) {
        return new Value(amount, ONE);
    }

    public static Value whole(long amount) {
        return new Value(Math.multiplyExact(amount, ONE), ONE);
    }

    public static Value yes(boolean yes) {
        return whole(yes ? 1 : 0);
    }

    public static Value ratio(long part, long whole) {
        return new Value(Math.multiplyExact(part, ONE), Math.multiplyExact(whole, ONE));
    }

    /** Whether an answer of this kind can have this value at all. */
    boolean fits(Indicator.Ask ask) {
        return switch (ask) {
            case YES_NO -> ofMilli == ONE && (amountMilli == 0 || amountMilli == ONE);
            case DEGREE -> ofMilli == ONE && (amountMilli == 0 || amountMilli == ONE / 2 || amountMilli == ONE);
            case COUNT -> ofMilli == ONE && amountMilli % ONE == 0;
            case AMOUNT -> ofMilli == ONE;
            case RATIO -> amountMilli % ONE == 0 && ofMilli % ONE == 0;
        };
    }

    /** Short of the threshold, whichever way is good. */
    boolean isShortOf(Fraction threshold, Indicator.Better better) {
        return better == Indicator.Better.MORE
                ? !threshold.isReachedBy(amountMilli, ofMilli)
                : threshold.isExceededBy(amountMilli, ofMilli);
    }
}
