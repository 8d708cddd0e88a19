package anju.vote;

/** How a ballot came in; both channels go into one register. */
enum Channel {
    PHONE,
    PAPER
}
