package anju.project;

/** What became of withdrawing a fact that was recorded later. */
public sealed interface WithdrawingRecorded {
    record Withdrawn(GateCondition condition) implements WithdrawingRecorded {}

    record NoSuchFact() implements WithdrawingRecorded {}

    record WithdrawnAlready() implements WithdrawingRecorded {}

    record ReasonNeeded() implements WithdrawingRecorded {}
}
