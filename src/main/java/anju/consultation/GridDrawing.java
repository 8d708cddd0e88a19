package anju.consultation;

import java.util.UUID;

/** The answers to drawing a micro-grid and to splitting one. */
public sealed interface GridDrawing {
    record Drawn(UUID gridId, int households) implements GridDrawing {}

    /** @param left households of what keeps the old name; @param moved of the new one */
    record Split(int left, int moved) implements GridDrawing {}

    /** Too few to be worth a lead, or too many to be known by one. */
    record WrongSize(int households, int least, int most) implements GridDrawing {}

    /** A stairwell is of another compound. */
    record Elsewhere() implements GridDrawing {}

    /** A stairwell belongs to another micro-grid. */
    record TakenAlready(String name) implements GridDrawing {}

    /** Only some of its own stairwells can be split off. */
    record NotApart() implements GridDrawing {}

    record NameUsed() implements GridDrawing {}

    record GoneAlready() implements GridDrawing {}
}
