package anju.request;

import java.util.UUID;

/** What became of a sealed report, or of a step an auditor took on one. */
public sealed interface Heard {
    record Sealed(UUID report) implements Heard {}

    record Moved(UUID report) implements Heard {}

    record UnknownCompound() implements Heard {}

    record NoSuchNumber() implements Heard {}

    record OutOfTurn(SealedState state) implements Heard {}
}
