package anju.review;

import java.util.EnumSet;
import java.util.Set;

/** How a household's answer came in. */
public enum Channel {
    SELF,
    VISIT,
    TELEPHONE,
    PAPER;

    /** Those by which staff enter an answer for a household. */
    public static Set<Channel> ofStaff() {
        return EnumSet.of(VISIT, TELEPHONE, PAPER);
    }
}
