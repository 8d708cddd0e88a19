package anju.survey;

import java.util.UUID;

/** The answers to answering an indicator. */
public sealed interface Answering {
    /** @param alarm the danger it raised, if it is one nobody raised before */
    record Answered(UUID answer, boolean alarm) implements Answering {}

    /** Somebody answered meanwhile; both are shown, and the sender decides. */
    record Meanwhile(UUID answer) implements Answering {}

    record NotOpen(RoundState state) implements Answering {}

    /** The round does not ask this. */
    record NotAsked(String indicator) implements Answering {}

    /** Asked of each building and none was named, or the other way round, or a building of elsewhere. */
    record WrongBuilding() implements Answering {}

    /** The value is not one that this indicator can have. */
    record WrongValue() implements Answering {}

    /** A hazard without saying which. */
    record NoIssueNamed() implements Answering {}

    /** Defects were ticked beside "no hazard". */
    record IssuesDespiteNone() implements Answering {}

    record UnknownIssue(String issue) implements Answering {}
}
