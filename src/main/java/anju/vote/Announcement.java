package anju.vote;

/** The answers to announcing a result. */
public sealed interface Announcement {
    record Made() implements Announcement {}

    record NotCounted(VoteState state) implements Announcement {}

    /** The notice of the result does not hang yet, by which owners are told and may object. */
    record NotOnBoard() implements Announcement {}

    record AlreadyMade() implements Announcement {}

    /** Counted again, it is not what was stored, or the counts differ; nothing is announced. */
    record CountsDiffer(Difference where) implements Announcement {}

    record NumberUsed(String number) implements Announcement {}
}
