package anju.fund;

import java.time.LocalDate;
import java.util.UUID;

/** What became of recording money that is promised. */
public sealed interface Promising {
    record Promised(UUID commitment, String code) implements Promising {}

    record SourceClosed(Source source) implements Promising {}

    record NoPurpose() implements Promising {}

    /** Neither a class of items nor a code of the catalogue. */
    record UnknownPurpose(String purpose) implements Promising {}

    record NoTranche() implements Promising {}

    /** A tranche is to come before the one in front of it. */
    record OutOfOrder(int number) implements Promising {}

    /** The money must be used before its last tranche is here. */
    record UsedUpBefore(LocalDate useBy, LocalDate lastTranche) implements Promising {}

    /** Only a company or an organisation that gives of its own will may be named; residents and public money never. */
    record NotToBeNamed(Source source) implements Promising {}
}
