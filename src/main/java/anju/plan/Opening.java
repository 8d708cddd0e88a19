package anju.plan;

import java.util.UUID;

/** The answers to opening an undertaking's plan. */
public sealed interface Opening {
    record Opened(UUID planId) implements Opening {}

    /** An undertaking has one plan (一小区一策). */
    record AlreadyOpen(UUID planId) implements Opening {}
}
