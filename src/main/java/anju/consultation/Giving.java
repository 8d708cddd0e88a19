package anju.consultation;

import java.util.UUID;

/** The answers to an opinion given or written down. */
public sealed interface Giving {
    /** @param code by which its author finds it again */
    record Given(UUID opinionId, String code) implements Giving {}

    record UnknownTopic(String topic) implements Giving {}

    /** It will be shown to everybody, so no number of a person may stand in it. */
    record NumbersFound(int findings) implements Giving {}

    /** The sign has taken as many as it takes in an hour. */
    record TooMany() implements Giving {}

    /** The gathering was cancelled, or its minutes are published. */
    record GatheringOver() implements Giving {}

    record InTheFuture() implements Giving {}
}
