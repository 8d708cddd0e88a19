package anju.programme;

/** What became of taking a compound out of the reserve. */
public sealed interface LeavingReserve {
    record Left() implements LeavingReserve {}

    /** It stands in an announced batch; withdraw that first. */
    record InBatch() implements LeavingReserve {}

    record GoneAlready() implements LeavingReserve {}
}
