package anju.fund;

import anju.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A payment from before the office joined, as its papers tell it.
 *
 * @param vouchedBy the person who knows of it and answers for it, by name and post
 * @param scan the paper
 */
public record EarlierPayment(
        LocalDate paidOn,
        String payee,
        Source source,
        Money amount,
        String purpose,
        String bankReference,
        String vouchedBy,
        UUID scan) {
    public static final int NAME_MAX = 80;
    public static final int PURPOSE_MAX = 200;

    /** Every word is there and none is too long, as the table wants it. */
    boolean isWhole() {
        return fits(payee, NAME_MAX)
                && fits(purpose, PURPOSE_MAX)
                && fits(bankReference, NAME_MAX)
                && fits(vouchedBy, NAME_MAX)
                && amount.isPositive();
    }

    EarlierPayment scannedAs(UUID paper) {
        return new EarlierPayment(paidOn, payee, source, amount, purpose, bankReference, vouchedBy, paper);
    }

    private static boolean fits(String words, int most) {
        return !words.isBlank() && words.length() <= most;
    }
}
