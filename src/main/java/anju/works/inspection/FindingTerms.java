package anju.works.inspection;

import anju.works.Severity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, and where.
 *
 * @param line the contract line it concerns; the whole contract if there is none
 */
public record FindingTerms(
        Finder finder, @Nullable UUID line, Severity severity, String what, String place, UUID photo) {}
