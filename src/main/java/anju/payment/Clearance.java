package anju.payment;

import java.util.List;

/** What became of giving the clearance. */
public sealed interface Clearance permits Clearance.Cleared, Clearance.Lacking, Clearance.CheckerClears, NotOpen {
    record Cleared() implements Clearance {}

    /**
     * The second gate is shut.
     *
     * @param duties not done yet
     * @param missing types of documents not handed in
     * @param unreviewed types the checker has not looked at
     * @param rejected types whose newest document was rejected
     */
    record Lacking(List<Duty> duties, List<String> missing, List<String> unreviewed, List<String> rejected)
            implements Clearance {
        boolean isNothing() {
            return duties.isEmpty() && missing.isEmpty() && unreviewed.isEmpty() && rejected.isEmpty();
        }
    }

    /** Only the one who checked the documents answers for them. */
    record CheckerClears(java.util.UUID checker) implements Clearance {}
}
