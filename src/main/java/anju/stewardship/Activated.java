package anju.stewardship;

import java.util.UUID;

/** What became of putting idle land to use. */
public sealed interface Activated {
    record Agreed(UUID parcel) implements Activated {}

    record UnknownParty(String field) implements Activated {}

    record Backwards() implements Activated {}
}
