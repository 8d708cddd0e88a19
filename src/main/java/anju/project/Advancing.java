package anju.project;

import java.util.List;

/** What became of asking for the next stage. */
public sealed interface Advancing {
    record Advanced(Stage to) implements Advancing {}

    /** The gate asks for these and they do not hold. */
    record Missing(Stage to, List<GateCondition> conditions) implements Advancing {}

    /** Somebody moved it meanwhile; it is not where the person saw it. */
    record MovedMeanwhile(Stage now) implements Advancing {}

    record AtTheEnd() implements Advancing {}
}
