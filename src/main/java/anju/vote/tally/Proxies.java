package anju.vote.tally;

/** What a head's own ballot is to its proxy's. */
enum Proxies {
    /** A ballot like any other: precedence alone decides. */
    AS_CAST,
    /** The owner's own goes first, whatever the time and the channel. */
    OWNER_FIRST
}
