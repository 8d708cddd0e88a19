package anju.works.inspection;

/** Where a finding stands; what was sent back is open again. */
public enum FindingState {
    OPEN,
    MENDED,
    CLOSED
}
