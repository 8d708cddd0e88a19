package anju.stewardship;

/** What a team of neighbours comes together for. */
public enum Purpose {
    WASTE,
    PROPERTY,
    MEDIATION,
    ELDERLY,
    CHILDREN,
    GREENING,
    SAFETY,
    OTHER
}
