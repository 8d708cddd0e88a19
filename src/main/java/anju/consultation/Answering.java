package anju.consultation;

import java.time.LocalDate;

/** The answers to filling in a willingness form. */
public sealed interface Answering {
    /** @param counts it is the answer that counts: none was given later */
    record Answered(boolean counts) implements Answering {}

    /** Whoever answers does not own the part. */
    record NotTheOwner() implements Answering {}

    record OutsidePeriod(LocalDate fromOn, LocalDate untilOn) implements Answering {}

    record InTheFuture() implements Answering {}

    record UnknownItem(String code) implements Answering {}

    record CountedAlready() implements Answering {}
}
