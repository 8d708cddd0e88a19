package anju.plan;

/** The answers to giving up an item. */
public sealed interface GivingUp {
    record GivenUp() implements GivingUp {}

    record AlreadyGivenUp() implements GivingUp {}

    /** The owners are asked about it, or have agreed. */
    record BeforeTheOwners() implements GivingUp {}

    /** Money is set aside for it, or a contract names it. */
    record BuiltUpon() implements GivingUp {}
}
