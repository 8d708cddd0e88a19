package anju.works;

import java.util.UUID;

/** A stretch of hidden works as its verbs need it. */
record Stretch(UUID id, String code, UUID contractId, UUID lineId, StretchState state, UUID announcedBy) {}
