package anju.works;

import java.util.UUID;

/** A works contract was signed; heard in the same transaction, by modules that count the contracts of an undertaking. */
public record ContractSigned(UUID projectId, UUID actId) {}
