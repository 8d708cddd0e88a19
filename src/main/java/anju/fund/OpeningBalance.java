package anju.fund;

import anju.money.Money;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.UUID;

/**
 * What was left, when the office joined, of money received before.
 *
 * @param purposes classes of items or codes of the catalogue that it may be used for
 * @param vouchedBy the person who knows of it and answers for it, by name and post
 * @param scan the paper: a bank's or the treasury's confirmation of the balance
 */
public record OpeningBalance(
        Source source,
        String funder,
        String documentNumber,
        SortedSet<String> purposes,
        Money left,
        LocalDate receivedOn,
        String vouchedBy,
        UUID scan) {
    public static final int NAME_MAX = 80;
}
