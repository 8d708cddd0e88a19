package anju.stewardship.expense;

import anju.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What became of an expense that was asked for, or of a step of one. */
public sealed interface Spent {
    /** @param left what of the lot is free after this one */
    record Asked(UUID expense, String code, Money left) implements Spent {}

    record Moved(ExpenseState now) implements Spent {}

    /** Received for an undertaking that does not cover this compound, or reversed. */
    record OtherLot() implements Spent {}

    /** The lot was received for these purposes and not for this one: money for works pays no upkeep. */
    record OutsidePurpose(String purpose, List<String> purposes) implements Spent {}

    /** Money of this source is the owners' to spend: a matter of theirs that passed. */
    record OwnersDecide() implements Spent {}

    record NotEnough(Money asked, Money left) implements Spent {}

    /** Nothing of that kind in this compound that is done and may be paid so. */
    record NoSubject() implements Spent {}

    /** Whoever repaired it said what it cost; this much of it nobody asked for yet. */
    record OverCost(Money left) implements Spent {}

    record UnknownPayee() implements Spent {}

    record NoInvoice() implements Spent {}

    /** This payee's invoice is paid, or going to be, by another expense. */
    record InvoiceTaken(String code) implements Spent {}

    /** Somebody has moved it meanwhile. */
    record Elsewhere(ExpenseState now) implements Spent {}

    /** Who asked does not approve, and neither of them pays. */
    record NotYours() implements Spent {}

    record NotYet(LocalDate on, LocalDate today) implements Spent {}

    /** The bank paid after the approval, and gave back after it paid. */
    record TooEarly(LocalDate on, LocalDate after) implements Spent {}

    /** One line of the bank moves one sum. */
    record ReferenceTaken(String reference, String code) implements Spent {}
}
