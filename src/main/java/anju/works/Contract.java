package anju.works;

import java.util.UUID;

/** A works contract as acceptance needs it. */
public record Contract(UUID id, String code, UUID projectId, UUID editionId) {}
