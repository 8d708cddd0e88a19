package anju.vote.objection;

import anju.vote.VoteState;
import java.time.LocalDate;
import java.util.UUID;

/** The answers to objecting to a draft roll. */
public sealed interface Objected {
    record Raised(UUID objectionId) implements Objected {}

    /** Frozen, counted or void: a draft no longer. */
    record NoDraft(VoteState state) implements Objected {}

    /** No agenda hangs, so nobody was told of the roll yet. */
    record NotShown() implements Objected {}

    record PeriodOver(LocalDate lastOn) implements Objected {}

    /** A part of another compound, or none. */
    record UnknownPart() implements Objected {}

    /** The same about the same part still waits for its answer. */
    record AlreadyRaised() implements Objected {}
}
