package anju.vote.tally;

import anju.money.Fraction;
import anju.vote.Choice;
import anju.vote.Majority;
import anju.vote.MatterKind;
import anju.vote.Precedence;
import anju.vote.Sum;
import anju.vote.Tally;
import anju.vote.Verdict;
import anju.vote.VotingRules;
import anju.vote.tally.Election.Ballot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
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
            3,
            List.of(),
            3,
            0);

    private static final int NOBODY = -1;

    private final Election election;
    private final long rollAreaX100;
    private final Comparator<Precedence.Cast> order;

    ElectionCount(Election election) {
        this.election = election;
        this.order = election.precedence().order();
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
            @Nullable Choice followed) {}

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
        int compared = order.compare(later, standing);
        return compared > 0 || (compared == 0 && election.precedence() != Precedence.FIRST_VALID);
    }

    private Counted figures(Election.Matter matter, int m, int[] register, BitSet spoilt) {
        var said = new Sum();
        var silent = new Sum();
        for (int head = 0; head < register.length; head++) {
            long area = election.areasX100()[head];
            if (register[head] != NOBODY) {
                said.add(choice(election.ballots().get(register[head]).answers()[m]), area);
            } else if (!spoilt.get(head) && election.delivered().get(head)) {
                silent.add(Choice.ABSTAIN, area);
            }
        }
        var tally = said.of(rollAreaX100, register.length);
        var followed = tally.followedBy(matter.rule());
        var joined = followed == null ? tally : tally.with(followed, silent.castHeads(), silent.castAreaX100());
        var excluding = figures(Silence.EXCLUDE, matter, tally);
        var following = figures(Silence.FOLLOW_MAJORITY, matter, joined);
        boolean excludes = election.silence() == Silence.EXCLUDE;
        return new Counted(
                matter,
                excludes ? excluding : following,
                excludes ? following : excluding,
                silent.castHeads(),
                silent.castAreaX100(),
                followed);
    }

    private static Figures figures(Silence silence, Election.Matter matter, Tally tally) {
        return new Figures(silence, tally, tally.verdict(matter.rule(), LAW));
    }

    private static @Nullable Choice choice(@Nullable Answer answer) {
        return switch (answer) {
            case FOR -> Choice.FOR;
            case AGAINST -> Choice.AGAINST;
            case ABSTAIN -> Choice.ABSTAIN;
            case INVALID -> null;
            case null -> null;
        };
    }
}
