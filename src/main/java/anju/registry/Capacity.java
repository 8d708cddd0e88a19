package anju.registry;

/** Why a resident is bound to a part. */
public enum Capacity {
    OWNER,
    OCCUPANT
}
