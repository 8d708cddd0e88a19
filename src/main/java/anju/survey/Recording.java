package anju.survey;

import java.util.UUID;

/** The answers to recording a need. */
public sealed interface Recording {
    record Recorded(UUID needId, int households) implements Recording {}

    /** The topic is not on the list of this place's rules. */
    record UnknownTopic(String topic) implements Recording {}

    record InTheFuture() implements Recording {}

    /** Something chosen belongs to another compound, or is not in the registry. */
    record Elsewhere() implements Recording {}

    record NobodyTouched() implements Recording {}

    /** The request named is of another compound, or over. */
    record OtherRequest() implements Recording {}
}
