package anju.consultation;

/** Forms of a round, one for each exclusive part, by the answer that counts. */
public record WillingnessCount(long issued, long willing, long unwilling, long undecided) {
    public long answered() {
        return willing + unwilling + undecided;
    }
}
