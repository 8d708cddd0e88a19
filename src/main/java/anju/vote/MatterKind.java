package anju.vote;

/** Which majority of Civil Code art. 278 a matter needs: ordinary (1) to (5) and (9), special (6) to (8). */
public enum MatterKind {
    ORDINARY,
    SPECIAL
}
