package anju.fund;

import anju.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/** What became of recording a contribution, or of taking one back. */
public sealed interface Giving {
    /** @param code the number on the giver's receipt */
    record Recorded(UUID contribution, String code, Money value) implements Giving {}

    record Reversed() implements Giving {}

    record AlreadyReversed() implements Giving {}

    /** Either one organisation or a number of residents. */
    record WhoGave() implements Giving {}

    /** An operator builds its own works; residents see to their own homes. */
    record WrongGiver(ContributionKind kind) implements Giving {}

    /** Labour has hours and no value of its own; everything else has a value and no hours. */
    record HoursOrValue(ContributionKind kind) implements Giving {}

    /** An invoice or an appraisal has a number. */
    record NoDocument(Valuation valuation) implements Giving {}

    /** What is for the time afterwards belongs to no item of the works; inside homes is only works. */
    record WrongPurpose(ContributionKind kind) implements Giving {}

    record UnknownItem() implements Giving {}

    record NotYet(LocalDate givenOn, LocalDate today) implements Giving {}
}
