package anju.stewardship;

import java.time.LocalDate;
import java.util.UUID;

/** What became of waiving a household's fee, or of ending a waiver. */
public sealed interface Waived {
    record Granted(UUID waiver) implements Waived {}

    record Ended() implements Waived {}

    /** Not a home of this compound. */
    record Elsewhere() implements Waived {}

    record UnknownGround(String ground) implements Waived {}

    /** Fees are waived by the owners' agreement: a matter of theirs that passed. */
    record OwnersDecide() implements Waived {}

    record Backwards() implements Waived {}

    record TooLong(int monthsAtMost) implements Waived {}

    /** The home has a waiver in these days. */
    record Overlaps(LocalDate from, LocalDate until) implements Waived {}

    record AlreadyEnded() implements Waived {}
}
