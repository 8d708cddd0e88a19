package anju.plan;

import java.time.LocalDate;

/**
 * What the city already knows about an item's quantity.
 *
 * @param source registry or survey
 * @param fact the registry's {@link RegistryFact}, or the survey's indicator
 * @param on the day it was read in the registry, or surveyed
 */
public record Figure(QuantitySource source, String fact, long milli, LocalDate on) {}
