package anju.vote.objection;

import anju.vote.VoteState;

/** The answers to answering an objection to the roll. */
public sealed interface Answered {
    record Done(boolean upheld) implements Answered {}

    record AlreadyAnswered() implements Answered {}

    /** Raised or written down by whoever would answer it. */
    record OwnObjection() implements Answered {}

    record NoDraft(VoteState state) implements Answered {}
}
