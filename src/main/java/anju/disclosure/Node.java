package anju.disclosure;

import java.util.UUID;

/** One thing on the thread: a need, an item, a matter … an asset. */
public record Node(Kind kind, UUID id) {
    /** What can stand on the thread, in the order of a thing's life. Codes are those of the thread views. */
    public enum Kind {
        PART,
        REQUEST,
        OPINION,
        CONSENSUS,
        NEED,
        ITEM,
        MATTER,
        LOT,
        ALLOCATION,
        CONTRACT,
        CONTRACT_LINE,
        CHANGE_ITEM,
        ACCEPTED_LINE,
        CLEARANCE,
        PAYMENT,
        ASSET,
        WARRANTY_CLAIM,
        WORK_ORDER,
        EXPENSE;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
