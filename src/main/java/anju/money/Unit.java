package anju.money;

/** The units that quantities of works are counted in (the catalogue's units). */
public enum Unit {
    SQM,
    M,
    SET,
    DOOR,
    PIECE,
    HOUSEHOLD,
    STAIRWELL,
    BUILDING,
    SPACE,
    LUMP
}
