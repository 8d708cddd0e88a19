package anju.dispatch;

/** What became of a word on a task. */
public sealed interface Tasking {
    record Told() implements Tasking {}

    /** Meanwhile it is not where this word expects it. */
    record MovedMeanwhile(String state) implements Tasking {}

    /** Only its owner says that it is done; only who may call meetings drops it or opens it again. */
    record NotYours() implements Tasking {}
}
