package anju.project;

/** What became of sending an undertaking back a stage. */
public sealed interface GoingBack {
    record WentBack(Stage to) implements GoingBack {}

    record ReasonNeeded() implements GoingBack {}

    record MovedMeanwhile(Stage now) implements GoingBack {}

    record AtTheStart() implements GoingBack {}
}
