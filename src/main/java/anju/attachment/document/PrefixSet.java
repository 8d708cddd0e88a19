package anju.attachment.document;

/** What became of an office's sign. */
public sealed interface PrefixSet {
    /** @param next the number given next under it */
    record Set(int next) implements PrefixSet {}

    record Taken(String area) implements PrefixSet {}
}
