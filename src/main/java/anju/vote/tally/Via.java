package anju.vote.tally;

/** How a ballot of the file came in. */
enum Via {
    APP,
    PAPER,
    IMPORT
}
