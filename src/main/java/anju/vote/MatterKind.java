package anju.vote;

/**
 * Which majority a matter needs, from the lightest to the strictest: ordinary and special of Civil Code art. 278 (1) to (5) and (9),
 * (6) to (8); a lift, decided by its stairwell; and what touches single owners' own parts, decided by all of them (art. 279).
 */
public enum MatterKind {
    ORDINARY,
    SPECIAL,
    LIFT,
    UNANIMOUS
}
