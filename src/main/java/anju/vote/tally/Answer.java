package anju.vote.tally;

/** What a ballot says on one matter; a line left blank says nothing and has no answer. */
enum Answer {
    FOR,
    AGAINST,
    ABSTAIN,
    /** The line was marked so that nobody can read it; it never takes the place of an answer that can be read. */
    INVALID
}
