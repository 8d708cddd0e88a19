package anju.project;

import java.time.LocalDate;

/** What became of approving or declining a go-live day. */
public sealed interface DecidingGoLive {
    /** The day that holds now. */
    record Approved(LocalDate goLive) implements DecidingGoLive {}

    record Declined() implements DecidingGoLive {}

    /** Whoever proposed it cannot approve it. */
    record OwnProposal() implements DecidingGoLive {}

    /** Something was recorded later meanwhile that would lie on the wrong side. */
    record FactsAfter(LocalDate last) implements DecidingGoLive {}

    record DecidedAlready() implements DecidingGoLive {}

    record ReasonNeeded() implements DecidingGoLive {}
}
