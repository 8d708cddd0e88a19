package anju.stewardship;

import java.util.UUID;

/** The answers to adopting a year's budget. */
public sealed interface Budgeted {
    record Adopted(UUID budget, int version) implements Budgeted {}

    /** Only a compound served in trust has a budget of its own. */
    record NotInTrust() implements Budgeted {}

    /** Neither the year that runs nor the next one. */
    record OtherYear(int from, int until) implements Budgeted {}

    /** Such an expense is not on the list of this place's rules. */
    record UnknownKind(String kind) implements Budgeted {}

    /** The owners passed no such matter. */
    record OwnersDecide() implements Budgeted {}
}
