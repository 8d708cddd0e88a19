package anju.works.web;

/** What a spot check came to. */
public enum Outcome {
    NOTHING_FOUND,
    FOUND
}
