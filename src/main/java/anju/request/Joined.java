package anju.request;

/** What became of "here too". */
public sealed interface Joined {
    /** @param households how many the request speaks for now */
    record Counted(int households) implements Joined {}

    record AlreadyCounted(int households) implements Joined {}

    /** Their home is not in this compound. */
    record NoHomeHere() implements Joined {}

    record Past(RequestState state) implements Joined {}
}
