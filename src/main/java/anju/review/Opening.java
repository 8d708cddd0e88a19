package anju.review;

import java.time.LocalDate;
import java.util.UUID;

/** The answers to opening a satisfaction survey. */
public sealed interface Opening {
    record Opened(UUID inquiry, String code) implements Opening {}

    /** This occasion was asked before in this compound. */
    record AlreadyAsked(UUID inquiry, String code) implements Opening {}

    record UnknownOccasion(String occasion) implements Opening {}

    /** No acceptance of the undertaking has passed. */
    record NothingAccepted() implements Opening {}

    record TooEarly(LocalDate from) implements Opening {}

    record NobodyLives() implements Opening {}
}
