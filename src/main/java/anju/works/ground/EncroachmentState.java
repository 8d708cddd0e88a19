package anju.works.ground;

import java.util.EnumSet;
import java.util.Set;

/** How far an encroachment has come: talked about first, then by consent or after an order. */
public enum EncroachmentState {
    FOUND,
    TALKED,
    CONSENTED,
    /** The enforcement office ordered the removal. */
    ORDERED,
    REMOVED,
    /** The ground serves everybody. */
    REUSED;

    /** What may come next; the database knows the same. */
    public Set<EncroachmentState> next() {
        return switch (this) {
            case FOUND -> EnumSet.of(TALKED);
            case TALKED -> EnumSet.of(CONSENTED, ORDERED);
            case ORDERED -> EnumSet.of(CONSENTED, REMOVED);
            case CONSENTED -> EnumSet.of(REMOVED);
            case REMOVED -> EnumSet.of(REUSED);
            case REUSED -> EnumSet.noneOf(EncroachmentState.class);
        };
    }
}
