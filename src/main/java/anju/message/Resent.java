package anju.message;

import java.util.UUID;

/** What became of sending a message again. */
public sealed interface Resent {
    record Queued(UUID message) implements Resent {}

    /** It has not been tried to the end yet; the next try comes by itself. */
    record StillWaiting() implements Resent {}

    /** A code that was sent or has run out, or a message older than 30 days: its words are gone. */
    record Forgotten() implements Resent {}

    record NoSuchMessage() implements Resent {}
}
