package anju.programme;

import java.util.List;

/** What became of withdrawing a batch. */
public sealed interface WithdrawingBatch {
    record Withdrawn() implements WithdrawingBatch {}

    record WithdrawnAlready() implements WithdrawingBatch {}

    /** Contracts are signed for undertakings of it: what is bound is not unplanned. */
    record Begun(List<String> projects) implements WithdrawingBatch {}
}
