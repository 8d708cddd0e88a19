package anju.notice;

import java.util.List;

/** The answers to answering an objection. */
public sealed interface Answering {
    record Answered(int stillOpen) implements Answering {}

    record AlreadyAnswered() implements Answering {}

    /** Answers are public: no number of a person in them. */
    record NumbersFound(List<NumberScan.Finding> findings) implements Answering {}

    /** Whoever raised it does not answer it. */
    record OwnObjection() implements Answering {}
}
