package anju.attachment.document;

/** What became of taking back a scan that was filed wrongly. */
public sealed interface ScanReversal {
    record TakenBack(String name) implements ScanReversal {}

    /** Somebody has taken it back meanwhile, or it never lay there. */
    record NotThere() implements ScanReversal {}
}
