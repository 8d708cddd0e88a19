package anju.vote;

import java.util.UUID;

/** A vote no longer stands, in the transaction that is open. */
public record VoteVoided(UUID voteId, UUID actId) {}
