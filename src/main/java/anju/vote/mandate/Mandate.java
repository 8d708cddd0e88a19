package anju.vote.mandate;

import anju.access.NewPerson;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a written mandate says.
 *
 * @param givenBy whoever may vote for the head and signed it; null where an organisation sealed it
 * @param scan of the paper with its signature
 */
public record Mandate(
        UUID headId, NewPerson proxy, @Nullable UUID givenBy, LocalDate signedOn, UUID scan) {}
