package anju.consultation;

/** Where a gathering stands. */
public enum GatheringState {
    CALLED,
    /** It has minutes, which may still be corrected. */
    HELD,
    /** Its minutes are before everybody and stay as they are. */
    PUBLISHED,
    CANCELLED
}
