package anju.works;

/** How the contractor was found. */
public enum Procurement {
    OPEN_TENDER,
    INVITED_TENDER,
    NEGOTIATION,
    DIRECT
}
