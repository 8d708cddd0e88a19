package anju.registry;

import java.time.LocalDate;
import java.util.UUID;

/** An ownership in force: what a roll's heads are made from. */
public record Owned(
        UUID id,
        UUID partId,
        Holder holder,
        Standing standing,
        long numerator,
        long denominator,
        boolean represents,
        LocalDate since) {}
