package anju.vote;

import anju.evidence.ActKind;

/** What the vote module puts into the public record. */
enum VoteAct implements ActKind {
    PREPARED("vote.vote.prepared"),
    ROLL_FROZEN("vote.roll.frozen"),
    BALLOT_ACCEPTED("vote.ballot.accepted"),
    CLOSED("vote.vote.closed"),
    COUNTED("vote.result.counted"),
    VOIDED("vote.vote.voided"),
    CANDIDATE_NAMED("vote.candidate.named"),
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

    /** A ballot's time to the second would tell, beside a camera or a log of visits, whose it is. */
    @Override
    public boolean isTimedToTheMinute() {
        return this == BALLOT_ACCEPTED;
    }
}
