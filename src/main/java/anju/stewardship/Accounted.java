package anju.stewardship;

import anju.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/** What became of an entry in the book of public income, of its reversal, or of publishing a quarter. */
public sealed interface Accounted {
    record Entered(UUID entry, String code) implements Accounted {}

    /** @param lot the lot of the fund that the money is now in */
    record Transferred(UUID entry, String code, UUID lot, String lotCode) implements Accounted {}

    record Reversed() implements Accounted {}

    record Published(UUID statement, Money closing) implements Accounted {}

    /** The rules here know no such kind. */
    record UnknownKind(String kind) implements Accounted {}

    record NotYet(LocalDate on, LocalDate today) implements Accounted {}

    /** The quarter of this day is published; nothing is added to it. */
    record QuarterPublished(int year, int quarter) implements Accounted {}

    /** Spending of this kind is the owners' to decide: a matter of theirs that passed. */
    record OwnersDecide() implements Accounted {}

    /** Money is not spent without a paper that everybody can read. */
    record NoVoucher() implements Accounted {}

    /** More than there is. */
    record NotEnough(Money asked, Money left) implements Accounted {}

    record NoParcel() implements Accounted {}

    /** The text holds a phone, identity or card number; every owner will read it. */
    record PersonalNumber(String field) implements Accounted {}

    /** What went to the fund is given back there, not crossed out here. */
    record InTheFund() implements Accounted {}

    record AlreadyReversed() implements Accounted {}

    /** A reversed receipt would leave less than nothing. */
    record NotCovered(Money left) implements Accounted {}

    /** The fund does not take it as described. */
    record FundRefuses(String why) implements Accounted {}

    /** The undertaking does not cover this compound. */
    record OtherProject() implements Accounted {}

    /** A quarter is published when it is over. */
    record QuarterRuns(LocalDate lastDay) implements Accounted {}

    record AlreadyPublished(UUID statement) implements Accounted {}

    /** A repair names this expense as what paid for it. */
    record PaysRepair(String code) implements Accounted {}

    /** An earlier quarter has entries and is not published yet. */
    record EarlierOpen(int year, int quarter) implements Accounted {}

    /** Who wrote an entry of the quarter does not publish it. */
    record OwnEntries(int entries) implements Accounted {}
}
