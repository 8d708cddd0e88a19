package anju.stewardship;

import java.util.UUID;

/** What became of proposing, joining, leaving or giving up a team. */
public sealed interface Teamed {
    /** Proposed, with its first member; {@code missing} more are needed. */
    record Proposed(UUID team, int missing) implements Teamed {}

    record Joined(int missing) implements Teamed {}

    /** With this member the team came together. */
    record Formed(int members) implements Teamed {}

    record Left() implements Teamed {}

    record Dissolved() implements Teamed {}

    record NameTaken() implements Teamed {}

    record AlreadyIn() implements Teamed {}

    record NotIn() implements Teamed {}

    /** There is no such team in this compound any more. */
    record Gone() implements Teamed {}

    /** Only its members, or those who keep the compound's rooms, give a team up. */
    record NotYours() implements Teamed {}
}
