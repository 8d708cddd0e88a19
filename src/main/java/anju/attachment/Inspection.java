package anju.attachment;

/** What the bytes of an upload turn out to be. */
sealed interface Inspection {
    record Is(FileType type) implements Inspection {}

    record Refused(Refusal why, long limit) implements Inspection {
        Refused(Refusal why) {
            this(why, 0);
        }
    }
}
