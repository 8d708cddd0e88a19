package anju.works;

import java.time.LocalDate;
import java.util.UUID;

/** An acceptance as its verbs need it. */
record Acceptance(
        UUID id, String code, UUID contractId, AcceptanceKind kind, LocalDate occurredOn, AcceptanceState state) {}
