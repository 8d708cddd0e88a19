package anju.consultation;

import java.util.UUID;

/** The answers to giving somebody an office and to ending it. */
public sealed interface Holding {
    record Given(UUID officeId) implements Holding {}

    record Ended() implements Holding {}

    /** No such building in this compound, or the micro-grid is gone. */
    record NoSuchPlace() implements Holding {}

    /** An office of a building is for those who own a home in it or live there. */
    record NotOfThisBuilding() implements Holding {}

    /** Neither at home in this compound nor one of those who work for it. */
    record NotOfThisCompound() implements Holding {}

    /** Somebody holds it, or this person holds the same already. */
    record HeldAlready() implements Holding {}

    record EndedAlready() implements Holding {}

    /** The reason is shown and must not hold anybody's number. */
    record NumbersFound() implements Holding {}
}
