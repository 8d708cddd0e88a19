package anju.vote;

/** The answers to a second teller who compares entries with their papers. */
public sealed interface Comparing {
    record Counted(int papers) implements Comparing {}

    record Struck() implements Comparing {}

    record NothingChosen() implements Comparing {}

    record NotOpen(VoteState state) implements Comparing {}

    /** Compared or struck by somebody else meanwhile, or of another vote. */
    record NotWaiting() implements Comparing {}

    /** Who entered a paper does not compare it. */
    record OwnEntry() implements Comparing {}

    record OwnBallot() implements Comparing {}

    record Candidate() implements Comparing {}
}
