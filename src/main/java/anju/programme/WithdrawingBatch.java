package anju.programme;

import java.util.List;

/** What became of withdrawing a batch. */
public sealed interface WithdrawingBatch {
    record Withdrawn() implements WithdrawingBatch {}

    record WithdrawnAlready() implements WithdrawingBatch {}

    /** Undertakings of it are at procurement or beyond: what is bound is not unplanned. */
    record Begun(List<String> projects) implements WithdrawingBatch {}
}
