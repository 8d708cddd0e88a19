package anju.plan;

import anju.money.Money;
import java.util.UUID;

/** The answers to drawing up an item. */
public sealed interface DrawingUp {
    record DrawnUp(UUID itemId, int number, Money estimate, Decision decision) implements DrawingUp {}

    record UnknownCode(String code) implements DrawingUp {}

    /** The undertaking does not cover this compound. */
    record NotCovered() implements DrawingUp {}

    /** Neither a need nor the office's reason. */
    record NoGround() implements DrawingUp {}

    record NeedElsewhere() implements DrawingUp {}

    /** A consensus is of another compound, or was declined. */
    record ConsensusGone() implements DrawingUp {}

    record NeedWithdrawn() implements DrawingUp {}

    /** Outside the usual range a price needs a written reason. */
    record UnusualPrice(Money low, Money high) implements DrawingUp {}

    /** So far outside the usual range that it must be a slip. */
    record AbsurdPrice(Money low, Money high, Money usualLow, Money usualHigh) implements DrawingUp {}

    /** Registry or survey say another quantity; it may stand with its reason. */
    record OtherFigure(Figure figure) implements DrawingUp {}

    /** Each stairwell decides on its own lift, so each is an item of its own. */
    record OneLiftEach() implements DrawingUp {}

    /** Less than a fen, or more than any budget holds. */
    record AbsurdEstimate() implements DrawingUp {}
}
