package anju.vote.tally;

import anju.vote.MatterKind;
import anju.vote.Precedence;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vote as one file tells it.
 *
 * @param areasX100 area of each head in 0.01 m²
 * @param parts parts on the roll
 * @param delivered heads to which a ballot was delivered at one of their parts
 */
record Election(
        long[] areasX100,
        int parts,
        List<Matter> matters,
        List<Ballot> ballots,
        Precedence precedence,
        Silence silence,
        BitSet delivered) {

    record Matter(String id, MatterKind rule) {}

    /**
     * A ballot, the number being its place in the file from 0.
     *
     * @param head the head whose ballot it is, or -1 if that cannot be told
     * @param byProxy somebody else cast it, and the file lets the owner's own go first
     * @param answers by matter; null where the line is blank
     * @param fault why none of it counts
     */
    record Ballot(
            int number,
            String part,
            int head,
            boolean paper,
            boolean byProxy,
            Instant at,
            @Nullable Answer[] answers,
            @Nullable Fault fault)
            implements Precedence.Cast {}
}
