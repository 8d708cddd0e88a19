package anju.payment;

import anju.money.Money;
import anju.project.GateCondition;
import java.util.List;
import java.util.UUID;

/** What became of reckoning a payment and reserving its money. */
public sealed interface Holding
        permits Holding.Held,
                Holding.NotCleared,
                Holding.AlreadyHeld,
                Holding.NothingPayable,
                Holding.NotEnough,
                Holding.DecisionGone,
                Holding.GatesBroken,
                Shut {
    record Held(UUID payment, String code, Money amount) implements Holding {}

    record NotCleared(ClearanceState state) implements Holding {}

    record AlreadyHeld(UUID payment, String code) implements Holding {}

    /** The contract has nothing more to get by its ratio. */
    record NothingPayable() implements Holding {}

    /** What was set aside does not reach. */
    record NotEnough(UUID item, Money missing) implements Holding {}

    /** The owners' decision that some of the money stands on is no longer in force. */
    record DecisionGone(UUID matter) implements Holding {}

    /** A gate the undertaking has passed no longer holds; until it does again, no money moves. */
    record GatesBroken(List<GateCondition> conditions) implements Holding {}
}
