package anju.consultation;

import java.util.UUID;

/** The answers to forming a self-government group and to who is in it. */
public sealed interface Grouping {
    record Formed(UUID groupId) implements Grouping {}

    /** @param acting all three kinds of members now have a voice */
    record Named(UUID memberId, boolean acting) implements Grouping {}

    record Left(boolean acting) implements Grouping {}

    record FormedAlready() implements Grouping {}

    record InTheFuture() implements Grouping {}

    record NotANeighbour() implements Grouping {}

    record MemberAlready() implements Grouping {}

    record LeftAlready() implements Grouping {}

    /** The name or reason is public and must not hold anybody's number. */
    record NumbersFound() implements Grouping {}
}
