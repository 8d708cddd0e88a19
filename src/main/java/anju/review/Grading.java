package anju.review;

import java.util.UUID;

/** The answers to an assessment of a property firm. */
public sealed interface Grading {
    /** @param reconsider the second lowest grade in a row: the owners are asked to think again */
    record Graded(UUID assessment, String code, int points, String grade, boolean reconsider) implements Grading {}

    /** Whoever works for a property firm assesses none. */
    record OwnFirm() implements Grading {}

    record NotAPropertyFirm() implements Grading {}

    record UnknownItem(String item) implements Grading {}

    /** More is taken off an item than it has. */
    record TooMuch(String item, int most) implements Grading {}

    record NotOver() implements Grading {}

    /** The firm was assessed here for some of these days. */
    record Overlaps(UUID assessment, String code) implements Grading {}
}
