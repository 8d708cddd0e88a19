package anju.fund;

/** What became of confirming or withdrawing an earlier payment. */
public sealed interface Vouching {
    record Done(String code) implements Vouching {}

    /** Whoever entered it cannot be the second pair of eyes. */
    record OwnEntry() implements Vouching {}

    record ReasonNeeded() implements Vouching {}

    /** Somebody else has decided on it meanwhile. */
    record Moved(EarlierState now) implements Vouching {}
}
