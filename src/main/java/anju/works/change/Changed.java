package anju.works.change;

import anju.money.Money;
import anju.money.Quantity;
import anju.project.TooEarly;
import java.util.UUID;

/** What became of a step with a change order. */
public sealed interface Changed {
    record Proposed(UUID change, String code) implements Changed {}

    record Done(ChangeState state) implements Changed {}

    /** The notice to the owners waits for its release. */
    record NoticeDrafted(UUID draft) implements Changed {}

    record NotStarted(TooEarly early) implements Changed {}

    /** The whole was accepted: nothing is changed afterwards. */
    record Completed() implements Changed {}

    record NothingChanged() implements Changed {}

    record UnknownLine() implements Changed {}

    /** The line is for something that is not an item of this undertaking's plan. */
    record NotInPlan(String number) implements Changed {}

    record NumberTaken(String number) implements Changed {}

    /** Less would be contracted than was measured already. */
    record BelowAccepted(String number, Quantity accepted, Quantity after) implements Changed {}

    /** A contract grows only so far; beyond that it is a new purchase. */
    record TooMuch(Money increases, Money most) implements Changed {}

    record NotFunded(String title, Money contracted, Money allocated) implements Changed {
        public Money missing() {
            return contracted.minus(allocated);
        }
    }

    /** Whoever asked, or agreed, does not approve. */
    record SamePerson() implements Changed {}

    record LeaderNeeded(Money increases, Money over) implements Changed {}

    record NoticeNeeded(Money increases, Money over) implements Changed {}

    /** The notice has been written already: it hangs, or waits for its release. */
    record NoticeStands() implements Changed {}

    /** So small a change needs no notice. */
    record NoNoticeNeeded(Money over) implements Changed {}

    record ReasonMissing() implements Changed {}

    record NotInState(ChangeState state) implements Changed {}
}
