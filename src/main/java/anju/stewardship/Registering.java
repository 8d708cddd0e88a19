package anju.stewardship;

import java.time.LocalDate;
import java.util.UUID;

/** What became of putting an asset on the books. */
public sealed interface Registering {
    /** @param warrantyUntil last day of the warranty that came with the work */
    record Registered(UUID asset, String code, LocalDate warrantyUntil) implements Registering {}

    record NoOrigin() implements Registering {}

    /** Work that has not passed its acceptance is not handed over. */
    record NotAccepted(UUID acceptedLine) implements Registering {}

    /** The work was done for another compound or building. */
    record Elsewhere(UUID acceptedLine) implements Registering {}

    record UnknownKeeper(UUID keeper) implements Registering {}

    /** In use before it was accepted. */
    record TooEarly(LocalDate inUseFrom, LocalDate acceptedOn) implements Registering {}
}
