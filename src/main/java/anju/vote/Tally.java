package anju.vote;

import anju.money.Fraction;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one matter: the whole roll, those who took part, those for and against, each by area (0.01 m²) and by heads.
 * Compared by cross-multiplication, never as percentages.
 */
public record Tally(
        long rollAreaX100,
        int rollHeads,
        long castAreaX100,
        int castHeads,
        long forAreaX100,
        int forHeads,
        long againstAreaX100,
        int againstHeads) {
    public Tally {
        if (castAreaX100 > rollAreaX100
                || castHeads > rollHeads
                || Math.addExact(forAreaX100, againstAreaX100) > castAreaX100
                || forHeads + againstHeads > castHeads) {
            throw new IllegalArgumentException("a part is larger than its whole: " + rollAreaX100 + "/" + rollHeads);
        }
    }

    /** 民法典第278条: two thirds must take part, by area and by heads; everybody, where all have to agree. */
    public boolean hasQuorum(MatterKind kind, VotingRules rules) {
        return rules.quorumArea(kind).isReachedBy(castAreaX100, rollAreaX100)
                && rules.quorumHeads(kind).isReachedBy(castHeads, rollHeads);
    }

    /** Of those who took part, by area and by heads; never of the whole roll. */
    public Verdict verdict(MatterKind kind, VotingRules rules) {
        if (kind == MatterKind.UNANIMOUS && againstHeads > 0) {
            // Nobody's silence can mend one voice against.
            return Verdict.REJECTED;
        }
        if (!hasQuorum(kind, rules)) {
            return Verdict.NO_QUORUM;
        }
        var majority = rules.majority(kind);
        return majority.isReachedBy(forAreaX100, castAreaX100) && majority.isReachedBy(forHeads, castHeads)
                ? Verdict.PASSED
                : Verdict.REJECTED;
    }

    /**
     * The side that silence would join where a covenant lets it follow the majority: more than half of the cast area and of the
     * cast heads; nobody's where all have to agree (domain brief §2.9, 6).
     */
    public @Nullable Choice followedBy(MatterKind kind) {
        var half = new Fraction(1, 2);
        if (kind == MatterKind.UNANIMOUS) {
            return null;
        }
        if (half.isExceededBy(forAreaX100, castAreaX100) && half.isExceededBy(forHeads, castHeads)) {
            return Choice.FOR;
        }
        return half.isExceededBy(againstAreaX100, castAreaX100) && half.isExceededBy(againstHeads, castHeads)
                ? Choice.AGAINST
                : null;
    }

    /** The figures had so much more of the roll joined one side. */
    public Tally with(Choice side, int heads, long areaX100) {
        boolean yes = side == Choice.FOR;
        boolean no = side == Choice.AGAINST;
        return new Tally(
                rollAreaX100,
                rollHeads,
                Math.addExact(castAreaX100, areaX100),
                castHeads + heads,
                forAreaX100 + (yes ? areaX100 : 0),
                forHeads + (yes ? heads : 0),
                againstAreaX100 + (no ? areaX100 : 0),
                againstHeads + (no ? heads : 0));
    }

    public long abstainAreaX100() {
        return castAreaX100 - forAreaX100 - againstAreaX100;
    }

    public int abstainHeads() {
        return castHeads - forHeads - againstHeads;
    }

    /** The figures as the public record writes them. */
    Map<String, Object> said(UUID matter, Verdict verdict) {
        var said = new TreeMap<String, Object>();
        said.put("matter", matter.toString());
        said.put("verdict", verdict.name());
        said.put("roll_area_x100", rollAreaX100);
        said.put("roll_heads", rollHeads);
        said.put("cast_area_x100", castAreaX100);
        said.put("cast_heads", castHeads);
        said.put("for_area_x100", forAreaX100);
        said.put("for_heads", forHeads);
        said.put("against_area_x100", againstAreaX100);
        said.put("against_heads", againstHeads);
        return said;
    }

    /**
     * The third count: the vote is written out as a file of {@code ./anju tally}, and counted from that file alone by the count anybody
     * can run without a server (docs/formats/tally.md).
     */
    public interface FromFile {
        /** The figures of each matter. */
        Map<UUID, Tally> of(UUID vote);
    }
}
