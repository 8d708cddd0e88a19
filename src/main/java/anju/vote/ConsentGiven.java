package anju.vote;

import java.util.UUID;

/** An owner whose part a matter occupies consented; a passed matter may take effect by this. */
public record ConsentGiven(UUID voteId, UUID actId) {}
