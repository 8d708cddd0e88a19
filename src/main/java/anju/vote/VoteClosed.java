package anju.vote;

import java.util.UUID;

/** A vote was counted, in the transaction that is open. */
public record VoteClosed(UUID voteId, UUID actId) {}
