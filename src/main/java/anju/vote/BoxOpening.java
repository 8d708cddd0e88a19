package anju.vote;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What was found when the ballot box was opened.
 *
 * @param papers all papers in the box
 * @param nameless those that name no door of the roll, so that nobody can enter them
 * @param witnesses who stood by, besides whoever opened it
 */
public record BoxOpening(int papers, int nameless, Set<UUID> witnesses) {
    public static final int PAPERS_MAX = 100_000;

    public BoxOpening {
        if (papers < 0 || papers > PAPERS_MAX || nameless < 0 || nameless > papers) {
            throw new IllegalArgumentException("papers are 0 to 100,000, and those without a door among them");
        }
        witnesses = new TreeSet<>(witnesses);
    }
}
