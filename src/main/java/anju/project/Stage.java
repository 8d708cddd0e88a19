package anju.project;

/** Where an undertaking stands, G0 reserve to G11 post-evaluation (domain brief A.6); a pack names them. */
public enum Stage {
    G0,
    G1,
    G2,
    G3,
    G4,
    G5,
    G6,
    G7,
    G8,
    G9,
    G10,
    G11;

    public boolean isAtLeast(Stage other) {
        return compareTo(other) >= 0;
    }

    public boolean isLast() {
        return this == G11;
    }

    /** The stage after this one; a bug at the last. */
    public Stage next() {
        return values()[ordinal() + 1];
    }
}
