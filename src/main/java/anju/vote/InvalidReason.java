package anju.vote;

/** Why a paper ballot does not count; a closed list, so that the record says nothing about a person. */
public enum InvalidReason {
    NOT_SIGNED,
    WRONG_SIGNER,
    /** Two co-owners signed different answers; they may agree on a new ballot until the closing. */
    CO_OWNERS_DIFFER,
    SEVERAL_MARKS,
    DAMAGED,
    /** Signed by a proxy without a mandate, or whose mandate had ended. */
    NO_MANDATE
}
