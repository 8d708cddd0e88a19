package anju.vote;

import java.util.UUID;

/** The answers to writing down whose consent a matter needs besides the vote, that it was given, and who stands for election. */
public sealed interface Consent {
    record Needed(UUID neededId) implements Consent {}

    record Given(boolean inEffect) implements Consent {}

    record Named() implements Consent {}

    /** Counted or void: what the owners decided about is not changed afterwards. */
    record TooLate(VoteState state) implements Consent {}

    record NotOnTheRoll() implements Consent {}

    record AlreadyNeeded() implements Consent {}

    record AlreadyGiven() implements Consent {}

    record UnknownPhone() implements Consent {}

    record AlreadyNamed() implements Consent {}
}
