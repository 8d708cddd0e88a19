package anju.vote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A vote as it stands. */
public record Vote(
        UUID id,
        UUID compoundId,
        String path,
        UUID editionId,
        Precedence precedence,
        LocalDate recordOn,
        Instant opensAt,
        Instant closesAt,
        VoteState state) {}
