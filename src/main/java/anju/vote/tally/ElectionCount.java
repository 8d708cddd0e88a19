package anju.vote.tally;

import anju.money.Fraction;
import anju.vote.Majority;
import anju.vote.MatterKind;
import anju.vote.Precedence;
import anju.vote.Tally;
import anju.vote.Verdict;
import anju.vote.VotingRules;
import anju.vote.tally.Election.Ballot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts an election of the file: one register for each head and matter, precedence decides, and silence is counted both ways
 * (Civil Code art. 278; SPC interpretation arts. 8 and 9).
 */
final class ElectionCount {
    /** Civil Code arts. 278 and 279, and nothing a place may add. */
    static final VotingRules LAW = new VotingRules(
            new Fraction(2, 3),
            new Fraction(2, 3),
            Map.of(
                    MatterKind.ORDINARY, new Majority(new Fraction(1, 2), Majority.Bound.MORE_THAN),
                    MatterKind.SPECIAL, new Majority(new Fraction(3, 4), Majority.Bound.AT_LEAST),
                    MatterKind.LIFT, new Majority(new Fraction(3, 4), Majority.Bound.AT_LEAST),
                    MatterKind.UNANIMOUS, new Majority(new Fraction(1, 1), Majority.Bound.AT_LEAST)),
            Precedence.LAST_CAST,
            5,
            60,
            15,
            false,
            false,
            false,
            2,
            2,
            3);

    private static final int NOBODY = -1;

    private final Election election;
    private final long rollAreaX100;

    ElectionCount(Election election) {
        this.election = election;
        this.rollAreaX100 = Arrays.stream(election.areasX100()).reduce(0L, Math::addExact);
    }

    /** A ballot that does not count, or a line of it. */
    record Invalid(Ballot ballot, @Nullable String matter, Fault fault) {}

    /** An answer whose place another ballot of the same head took. */
    record Superseded(Ballot ballot, String matter, Ballot by) {}

    /** The figures of a matter under one rule on silence. */
    record Figures(Silence silence, Tally tally, Verdict verdict) {}

    /**
     * @param silentHeads heads that said nothing and to which a ballot was delivered
     * @param followed the side they join where silence follows the majority; null if no side has it
     */
    record Counted(
            Election.Matter matter,
            Figures figures,
            Figures other,
            int silentHeads,
            long silentAreaX100,
            @Nullable Answer followed) {}

    record Outcome(List<Counted> matters, List<Invalid> invalid, List<Superseded> superseded) {
        boolean allPassed() {
            return matters.stream().allMatch(it -> it.figures.verdict == Verdict.PASSED);
        }
    }

    Outcome count() {
        var invalid = new ArrayList<Invalid>();
        for (var ballot : election.ballots()) {
            if (ballot.fault() != null) {
                invalid.add(new Invalid(ballot, null, ballot.fault()));
            }
        }
        var superseded = new ArrayList<Superseded>();
        var matters = new ArrayList<Counted>();
        for (int m = 0; m < election.matters().size(); m++) {
            matters.add(count(m, invalid, superseded));
        }
        return new Outcome(matters, invalid, superseded);
    }

    private Counted count(int m, List<Invalid> invalid, List<Superseded> superseded) {
        var matter = election.matters().get(m);
        var register = new int[election.areasX100().length];
        Arrays.fill(register, NOBODY);
        var spoilt = new BitSet(register.length);
        var ballots = election.ballots();
        for (int b = 0; b < ballots.size(); b++) {
            var ballot = ballots.get(b);
            if (ballot.fault() != null) {
                if (ballot.head() >= 0) {
                    spoilt.set(ballot.head());
                }
                continue;
            }
            var answer = ballot.answers()[m];
            if (answer == Answer.INVALID) {
                spoilt.set(ballot.head());
                invalid.add(new Invalid(ballot, matter.id(), Fault.MARKED_INVALID));
            } else if (answer != null) {
                int standing = register[ballot.head()];
                if (standing == NOBODY || takesThePlaceOf(ballot, ballots.get(standing))) {
                    register[ballot.head()] = b;
                }
            }
        }
        for (int b = 0; b < ballots.size(); b++) {
            var ballot = ballots.get(b);
            if (ballot.fault() == null && ballot.answers()[m] != null && ballot.answers()[m] != Answer.INVALID) {
                int standing = register[ballot.head()];
                if (standing != b) {
                    superseded.add(new Superseded(ballot, matter.id(), ballots.get(standing)));
                }
            }
        }
        return figures(matter, m, register, spoilt);
    }

    /** Ballots are asked in the order of the file, which decides where times are equal. */
    private boolean takesThePlaceOf(Ballot later, Ballot standing) {
        return switch (election.precedence()) {
            case LAST_CAST -> !later.at().isBefore(standing.at());
            case FIRST_VALID -> later.at().isBefore(standing.at());
            case PAPER_WINS -> later.paper() == standing.paper() ? !later.at().isBefore(standing.at()) : later.paper();
        };
    }

    private Counted figures(Election.Matter matter, int m, int[] register, BitSet spoilt) {
        var said = new Sum();
        var silent = new Sum();
        for (int head = 0; head < register.length; head++) {
            long area = election.areasX100()[head];
            if (register[head] != NOBODY) {
                said.add(election.ballots().get(register[head]).answers()[m], area);
            } else if (!spoilt.get(head) && election.delivered().get(head)) {
                silent.add(Answer.ABSTAIN, area);
            }
        }
        var followed = followed(matter.rule(), said);
        var excluding = figures(Silence.EXCLUDE, matter, said);
        var following = figures(Silence.FOLLOW_MAJORITY, matter, followed == null ? said : said.with(followed, silent));
        boolean excludes = election.silence() == Silence.EXCLUDE;
        return new Counted(
                matter,
                excludes ? excluding : following,
                excludes ? following : excluding,
                silent.castHeads,
                silent.castArea,
                followed);
    }

    private Figures figures(Silence silence, Election.Matter matter, Sum sum) {
        var tally = new Tally(
                rollAreaX100,
                election.areasX100().length,
                sum.castArea,
                sum.castHeads,
                sum.forArea,
                sum.forHeads,
                sum.againstArea,
                sum.againstHeads);
        return new Figures(silence, tally, tally.verdict(matter.rule(), LAW));
    }

    private static @Nullable Answer followed(MatterKind rule, Sum said) {
        var half = new Fraction(1, 2);
        if (rule == MatterKind.UNANIMOUS) {
            return null;
        }
        if (half.isExceededBy(said.forArea, said.castArea) && half.isExceededBy(said.forHeads, said.castHeads)) {
            return Answer.FOR;
        }
        return half.isExceededBy(said.againstArea, said.castArea)
                        && half.isExceededBy(said.againstHeads, said.castHeads)
                ? Answer.AGAINST
                : null;
    }

    /** Area and heads that take part, and those of them for and against. */
    private static final class Sum {
        private long castArea;
        private int castHeads;
        private long forArea;
        private int forHeads;
        private long againstArea;
        private int againstHeads;

        void add(@Nullable Answer answer, long area) {
            add(answer, area, 1);
        }

        private void add(@Nullable Answer answer, long area, int heads) {
            castArea += area; // cannot overflow: the whole roll did not
            castHeads += heads;
            if (answer == Answer.FOR) {
                forArea += area;
                forHeads += heads;
            } else if (answer == Answer.AGAINST) {
                againstArea += area;
                againstHeads += heads;
            }
        }

        Sum with(Answer side, Sum silent) {
            var sum = new Sum();
            sum.castArea = castArea;
            sum.castHeads = castHeads;
            sum.forArea = forArea;
            sum.forHeads = forHeads;
            sum.againstArea = againstArea;
            sum.againstHeads = againstHeads;
            sum.add(side, silent.castArea, silent.castHeads);
            return sum;
        }
    }
}
