package anju.request;

/** What somebody writes on a request besides its answer. None of these stops a clock. */
public enum RemarkKind {
    VISIT,
    /** Talked over at the grid (网格协商). */
    CONSULTATION,
    /** Settled by the community (社区决议). */
    RESOLUTION,
    /** Sent to whoever reported it. */
    MESSAGE,
    NOTE,
    /** It became a repair, which another room carries out. */
    WORK_BEGUN,
    WORK_DONE,
    /** It became a need, which the works may take up. */
    NEED_RECORDED;

    /** Whether somebody writes it by hand. */
    public boolean isByHand() {
        return this != WORK_BEGUN && this != WORK_DONE && this != NEED_RECORDED;
    }
}
