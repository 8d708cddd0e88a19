package anju.plan;

import anju.vote.Electorate;
import anju.vote.MatterKind;

/** Whether owners must decide, and with which majority (Civil Code art. 278, 279); from the lightest to the strictest. */
public enum Decision {
    NONE,
    ORDINARY,
    SPECIAL,
    /** By the owners of the stairwell that gets the lift, and by them alone. */
    LIFT,
    UNANIMOUS;

    /** What nobody has to decide may still be asked, and then by the lightest majority. */
    MatterKind asked() {
        return switch (this) {
            case NONE, ORDINARY -> MatterKind.ORDINARY;
            case SPECIAL -> MatterKind.SPECIAL;
            case LIFT -> MatterKind.LIFT;
            case UNANIMOUS -> MatterKind.UNANIMOUS;
        };
    }

    /** A lift is its stairwell's; what needs everyone concerned may be one stairwell's or all owners'; the rest is all owners'. */
    boolean mayBePutTo(Electorate voters) {
        return switch (this) {
            case LIFT -> !voters.isWhole();
            case UNANIMOUS -> true;
            case NONE, ORDINARY, SPECIAL -> voters.isWhole();
        };
    }
}
