package anju.works;

import java.time.Instant;
import java.util.UUID;

/** A party's signature under an acceptance. */
record Signature(Party party, UUID personId, Opinion opinion, Instant signedAt) {}
