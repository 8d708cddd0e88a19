package anju.works;

/** Where a stretch of hidden works stands; what is to be mended is announced again as a stretch of its own. */
public enum StretchState {
    ANNOUNCED,
    PASSED,
    TO_MEND,
    COVERED
}
