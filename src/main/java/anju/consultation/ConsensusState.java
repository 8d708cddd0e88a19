package anju.consultation;

/** Where a consensus stands. */
public enum ConsensusState {
    OPEN,
    TAKEN_UP,
    DECLINED
}
