package anju.vote;

import java.util.UUID;

/** A counted result was announced to the owners, in the transaction that is open. */
public record ResultAnnounced(UUID voteId, UUID actId) {}
