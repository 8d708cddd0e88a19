package anju.payment;

import java.util.UUID;

/** A clearance as its verbs need it. */
record Request(
        UUID id,
        String code,
        UUID projectId,
        UUID contractId,
        UUID editionId,
        UUID acceptanceId,
        ClearanceState state) {}
