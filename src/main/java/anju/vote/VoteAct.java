package anju.vote;

import anju.evidence.ActKind;

/** What the vote module puts into the public record. */
public enum VoteAct implements ActKind {
    PREPARED("vote.vote.prepared"),
    ROLL_OBJECTED("vote.roll.objected"),
    ROLL_ANSWERED("vote.roll.answered"),
    ROLL_FROZEN("vote.roll.frozen"),
    BALLOT_ACCEPTED("vote.ballot.accepted"),
    CLOSED("vote.vote.closed"),
    COUNTED("vote.result.counted"),
    VOIDED("vote.vote.voided"),
    CANDIDATE_NAMED("vote.candidate.named"),
    MANDATE_RECORDED("vote.mandate.recorded"),
    MANDATE_ENDED("vote.mandate.ended"),
    BALLOTS_DELIVERED("vote.ballot.delivered"),
    BOX_OPENED("vote.box.opened"),
    CONSENT_NEEDED("vote.consent.needed"),
    CONSENT_GIVEN("vote.consent.given"),
    PUBLISHED("vote.result.published");

    private final String code;

    VoteAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** A ballot's time to the second would tell, beside a camera or a log of visits, whose it is; an own ballot ends a mandate. */
    @Override
    public boolean isTimedToTheMinute() {
        return this == BALLOT_ACCEPTED || this == MANDATE_ENDED;
    }
}
