package anju.plan;

import java.util.UUID;

/**
 * Something a plan still lacks before it can be frozen.
 *
 * @param number of the item, 0 for what is about a need or the whole plan
 * @param subject the item or need, the plan where there is no item
 * @param title of the item or need
 */
public record Lack(Kind kind, int number, UUID subject, String title) {
    /** What is missing. */
    public enum Kind {
        NO_ITEM,
        /** Cannot be drawn up; asked again because a version is what others rely on. */
        NO_GROUND,
        /** The catalogue's range has moved since the item was drawn up. */
        PRICE_WITHOUT_REASON,
        NOT_IN_CATALOGUE,
        /** A need dangerous to life stands, and no item answers it. */
        DANGER_NOT_COVERED
    }
}
