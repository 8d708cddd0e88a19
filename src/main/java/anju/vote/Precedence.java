package anju.vote;

/** Which of a head's valid ballots counts when there are several. */
public enum Precedence {
    LAST_CAST,
    FIRST_VALID,
    PAPER_WINS
}
