package anju.plan;

import java.util.List;
import java.util.UUID;

/** The answers to freezing a version of a plan. */
public sealed interface Freezing {
    record Frozen(UUID versionId, int number, String digest) implements Freezing {}

    record Missing(List<Lack> lacks) implements Freezing {}

    /** Somebody changed the plan after it was looked at. */
    record Changed() implements Freezing {}

    /** The plan still is what the last version says. */
    record Unchanged(int number) implements Freezing {}

    record NumberUsed(String fileNumber) implements Freezing {}
}
