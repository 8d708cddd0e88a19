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
    NOTE
}
