package anju.attachment.document;

/** What became of declaring a file number void. */
public sealed interface NumberVoid {
    record Voided(String text) implements NumberVoid {}

    record WasVoid() implements NumberVoid {}
}
