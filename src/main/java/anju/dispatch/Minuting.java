package anju.dispatch;

import java.time.Instant;
import java.util.List;

/** What became of freezing a meeting's minutes. */
public sealed interface Minuting {
    record Minuted(int tasks) implements Minuting {}

    record Closed() implements Minuting {}

    record NothingDiscussed() implements Minuting {}

    /** Items of the agenda, by position, that nobody has concluded; take them off or say what came of them. */
    record Unconcluded(List<Integer> positions) implements Minuting {}

    /** It has not begun. */
    record TooEarly(Instant meetsAt) implements Minuting {}
}
