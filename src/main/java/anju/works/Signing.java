package anju.works;

import anju.money.Fraction;
import anju.money.Money;
import anju.project.TooEarly;
import java.time.LocalDate;
import java.util.UUID;

/** What became of putting a signed contract on record. */
public sealed interface Signing {
    record Signed(UUID contract, String code) implements Signing {}

    /** The undertaking has not come to procurement. */
    record NotAtProcurement(TooEarly early) implements Signing {}

    /** Nobody supervises their own works. */
    record SupervisesItself() implements Signing {}

    /** The organisation is not on record as a contractor or supervisor. */
    record WrongOrganisation(UUID organisation) implements Signing {}

    record NoLines() implements Signing {}

    record NumberTaken(String number, String code) implements Signing {}

    record LineNumberTwice(String number) implements Signing {}

    /** The line is for something that is not an item of this undertaking's plan. */
    record NotInPlan(String lineNumber) implements Signing {}

    record RatioOutOfBounds(Fraction ratio, Fraction low, Fraction high) implements Signing {}

    record WarrantyTooShort(String lineNumber, int months, int atLeast) implements Signing {}

    record NotYet(LocalDate signedOn, LocalDate today) implements Signing {}

    /**
     * The contractor would advance the money, which is forbidden (Government Investment Regulation art. 22).
     *
     * @param contracted worth of this and earlier contracts for the item
     */
    record NotFunded(UUID item, String itemTitle, Money contracted, Money allocated) implements Signing {
        public Money missing() {
            return contracted.minus(allocated);
        }
    }
}
