package anju.works.inspection;

/** The sides that say what is wrong at the works. */
public enum Finder {
    SUPERVISOR,
    OFFICE,
    /** The contractor's own check. */
    CONTRACTOR,
    /** The residents' supervision group (改造监督小组). */
    RESIDENTS;

    /** Who looks again when it was mended: the side that found it, but never the contractor at its own work. */
    public Finder rechecker() {
        return this == CONTRACTOR ? SUPERVISOR : this;
    }
}
