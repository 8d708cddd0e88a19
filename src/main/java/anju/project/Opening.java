package anju.project;

import java.time.LocalDate;
import java.util.UUID;

/** What became of opening an undertaking. */
public sealed interface Opening {
    record Opened(UUID projectId, String code) implements Opening {}

    record NoPlace() implements Opening {}

    /** Not in the register; {@code number} counts the places from 1. */
    record NotRegistered(int number) implements Opening {}

    /** Two of the places are the same, or one lies in the other. */
    record PlacesOverlap(int first, int second) implements Opening {}

    /** The compounds stand under different rules; one undertaking has one set. */
    record RulesDiffer() implements Opening {}

    record GoLiveAhead(LocalDate today) implements Opening {}
}
