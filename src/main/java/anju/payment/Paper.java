package anju.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A document handed in, with the checker's word if there is one. */
record Paper(
        UUID id, UUID clearanceId, String type, @Nullable Verdict verdict) {}
