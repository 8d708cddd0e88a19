package anju.stewardship;

import java.util.UUID;

/** What became of a covenant, or of a step of one. */
public sealed interface Covenanted {
    record Drafted(UUID covenant, int version) implements Covenanted {}

    record Moved() implements Covenanted {}

    /** One draft at a time; this one is open. */
    record DraftOpen(UUID covenant, int version) implements Covenanted {}

    /** Word for word what is in force. */
    record Unchanged(int version) implements Covenanted {}

    /** The owners' covenant is adopted by a matter of theirs that passed (Civil Code art. 278 (2)). */
    record OwnersDecide() implements Covenanted {}

    /** Somebody has moved it meanwhile. */
    record Elsewhere(String state) implements Covenanted {}
}
