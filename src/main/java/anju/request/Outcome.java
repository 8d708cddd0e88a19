package anju.request;

/** What an answer says was done. */
public enum Outcome {
    FIXED,
    EXPLAINED,
    /** It needs the owners' decision or money: it goes on as a need or an item. */
    PLANNED,
    PASSED_ON
}
