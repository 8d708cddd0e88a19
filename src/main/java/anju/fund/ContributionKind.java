package anju.fund;

/** What is given other than cash; each kind is shown on its own, and none is ever added to cash. */
public enum ContributionKind {
    /** 捐物: goods at a stated value. */
    IN_KIND,
    /** 投工投劳: hours at the pack's rate. */
    LABOUR,
    /** 管线单位自建: an operator builds its own lines. */
    OWN_WORKS,
    /** 户内改造: what residents have done inside their own homes; known, but no part of the undertaking's funding. */
    PRIVATE
}
