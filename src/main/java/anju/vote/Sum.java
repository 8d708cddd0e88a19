package anju.vote;

import org.jspecify.annotations.Nullable;

/** Adds up a register: area and heads that take part, and those of them for and against. Shared by every count made in Java. */
public final class Sum {
    private long castAreaX100;
    private int castHeads;
    private long forAreaX100;
    private int forHeads;
    private long againstAreaX100;
    private int againstHeads;

    public void add(@Nullable Choice choice, long areaX100) {
        castAreaX100 = Math.addExact(castAreaX100, areaX100);
        castHeads++;
        if (choice == Choice.FOR) {
            forAreaX100 += areaX100;
            forHeads++;
        } else if (choice == Choice.AGAINST) {
            againstAreaX100 += areaX100;
            againstHeads++;
        }
    }

    public long castAreaX100() {
        return castAreaX100;
    }

    public int castHeads() {
        return castHeads;
    }

    public Tally of(long rollAreaX100, int rollHeads) {
        return new Tally(
                rollAreaX100, rollHeads, castAreaX100, castHeads, forAreaX100, forHeads, againstAreaX100, againstHeads);
    }
}
