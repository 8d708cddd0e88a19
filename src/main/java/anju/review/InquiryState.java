package anju.review;

/** Where a satisfaction survey is. */
public enum InquiryState {
    OPEN,
    CLOSED
}
