package anju.registry;

import java.util.UUID;

/** The answers to adding a building, a stairwell, a part or an organisation. */
public sealed interface Adding {
    record Added(UUID id) implements Adding {}

    /** What it should be added to already has one with this number (or code). */
    record NumberTaken(String number, UUID id) implements Adding {}
}
