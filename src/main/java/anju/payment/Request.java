package anju.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clearance as its verbs need it.
 *
 * @param acceptanceId null where it stands on the contract
 */
record Request(
        UUID id,
        String code,
        ClearanceKind kind,
        UUID projectId,
        UUID contractId,
        UUID editionId,
        @Nullable UUID acceptanceId,
        ClearanceState state) {}
