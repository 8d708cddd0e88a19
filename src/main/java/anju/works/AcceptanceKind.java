package anju.works;

/** Part of the works, or the end of them (Regulation on construction quality art. 16). */
public enum AcceptanceKind {
    STAGE,
    COMPLETION
}
