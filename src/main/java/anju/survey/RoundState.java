package anju.survey;

/** Where a survey round is. */
public enum RoundState {
    OPEN,
    COMPLETED,
    ABANDONED
}
