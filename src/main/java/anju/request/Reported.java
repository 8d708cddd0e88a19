package anju.request;

import java.util.UUID;

/** What became of a report. */
public sealed interface Reported {
    /** The code for following it is made from the id by {@link Reporting#trackingOf}; it is stored nowhere. */
    record Received(UUID request, String code) implements Reported {}

    /** The topic is not on the list of this place's rules. */
    record UnknownTopic(String topic) implements Reported {}

    /** A building, stairwell or home that is not of this compound. */
    record Elsewhere() implements Reported {}

    /** Staff may find a request more pressing than its topic, never less. */
    record LessPressing(Level least) implements Reported {}

    record NoSuchNumber() implements Reported {}

    record TooManyPhotos(int most) implements Reported {}
}
