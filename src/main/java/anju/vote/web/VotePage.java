package anju.vote.web;

import anju.city.City;
import anju.money.Area;
import anju.money.Fraction;
import anju.money.PublicFigures;
import anju.notice.OnBoard;
import anju.site.Form;
import anju.site.Moment;
import anju.site.Site;
import anju.site.Threshold;
import anju.vote.Majority;
import anju.vote.MatterKind;
import anju.vote.Precedence;
import anju.vote.Tally;
import anju.vote.Verdict;
import anju.vote.VoteNotice;
import anju.vote.VoteState;
import anju.vote.VotingRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One vote. Everybody sees what is asked, until when, and how many take part; choices are counted only after the closing. By
 * building and stairwell only staff see who takes part, and nobody sees how.
 */
public record VotePage(
        Site site,
        Facts vote,
        VotingRules rules,
        List<Matter> matters,
        Participation participation,
        List<Stairwell> stairwells,
        List<Moment> history,
        Doing doing,
        List<OnBoard> notices,
        @Nullable Owed owed,
        Form form) {

    /**
     * What is still owed of a counted vote: its notice, and its announcement under a number.
     *
     * @param dueOn the last day for both
     */
    public record Owed(LocalDate dueOn, boolean onBoard) {
        public boolean isLate() {
            return City.current().today().isAfter(dueOn);
        }
    }

    /** What was sent from the section of notices, if it was that. */
    public Form posting() {
        return form.key().equals(VoteScreens.POST) ? form : Form.empty(VoteScreens.POST);
    }

    /** What was sent to have it declared void or counted, if it was that. */
    public Form ending() {
        return form.key().equals(VoteScreens.POST) ? Form.empty(VoteScreens.ANNUL) : form;
    }

    /** What a notice of this kind publishes of a vote. */
    public static VoteNotice what(OnBoard board) {
        return Arrays.stream(VoteNotice.values())
                .filter(what -> what.kind().equals(board.kind()))
                .findFirst()
                .orElseThrow();
    }

    public record Facts(
            UUID id,
            String code,
            UUID compoundId,
            String compound,
            String path,
            String title,
            UUID editionId,
            Precedence precedence,
            LocalDate recordOn,
            Instant opensAt,
            Instant closesAt,
            VoteState state,
            @Nullable String building,
            @Nullable String stairwell) {
        /** Whose owners are asked, where it is not the whole compound. */
        public boolean isPartial() {
            return building != null;
        }
    }

    public String voters() {
        return vote.building == null ? vote.compound : VoteScreens.whereabouts(site, vote.building, vote.stairwell);
    }

    /** @param tally null until it is counted */
    public record Matter(
            UUID id,
            int number,
            MatterKind kind,
            String title,
            @Nullable Tally tally,
            @Nullable Verdict verdict) {}

    public record Participation(long areaX100, int heads, long castAreaX100, int castHeads) {}

    public record Stairwell(
            String building, String stairwell, long areaX100, int heads, long castAreaX100, int castHeads) {
        public Area area() {
            return new Area(areaX100);
        }

        public Area castArea() {
            return new Area(castAreaX100);
        }
    }

    /** What this viewer may do with it. */
    public record Doing(
            boolean staff,
            boolean mayFreeze,
            boolean mayEnterPaper,
            boolean mayClose,
            boolean mayAnnul,
            boolean mayCast,
            boolean maySeeTurnout,
            boolean mayMandate,
            boolean maySeeBox,
            boolean mayName,
            boolean mayPost,
            boolean mayHandOut,
            boolean mayObject) {}

    /** A word for where it stands: announced, frozen, open, over, counted, void. */
    public String phase() {
        var now = City.current().now();
        return switch (vote.state()) {
            case PREPARED -> "announced";
            case CLOSED -> "counted";
            case VOID -> "void";
            case FROZEN -> now.isBefore(vote.opensAt()) ? "frozen" : now.isBefore(vote.closesAt()) ? "open" : "over";
        };
    }

    public String phaseKind() {
        return switch (phase()) {
            case "open" -> "now";
            case "counted" -> "ok";
            case "over" -> "warn";
            case "void" -> "bad";
            default -> "info";
        };
    }

    public boolean hasRoll() {
        return participation.heads > 0;
    }

    /** Exact sums of a small vote would let neighbours work out who chose what; staff count with them all the same. */
    public boolean showsFigures() {
        return doing.staff || new PublicFigures(participation.heads).areExact();
    }

    /** How far the roll takes part, by area and by heads. */
    public List<Threshold> turnout() {
        return List.of(
                area(
                        "vote.turnout.area",
                        participation.castAreaX100,
                        participation.areaX100,
                        least(rules.quorumArea())),
                heads("vote.turnout.heads", participation.castHeads, participation.heads, least(rules.quorumHeads())));
    }

    /** A counted matter: who took part in it, and who of those is for it. */
    public List<Threshold> count(Matter matter) {
        var tally = matter.tally;
        if (tally == null) {
            return List.of();
        }
        var majority = majority(matter.kind);
        return List.of(
                area(
                        "vote.turnout.area",
                        tally.castAreaX100(),
                        tally.rollAreaX100(),
                        least(rules.quorumArea(matter.kind))),
                heads(
                        "vote.turnout.heads",
                        tally.castHeads(),
                        tally.rollHeads(),
                        least(rules.quorumHeads(matter.kind))),
                area("vote.count.area", tally.forAreaX100(), tally.castAreaX100(), majority),
                heads("vote.count.heads", tally.forHeads(), tally.castHeads(), majority));
    }

    private static Threshold.Line least(Fraction share) {
        return new Threshold.Line(share, false, share.toString());
    }

    private Threshold.Line majority(MatterKind kind) {
        var majority = rules.majority(kind);
        return new Threshold.Line(
                majority.share(),
                majority.bound() == Majority.Bound.MORE_THAN,
                majority.share().toString());
    }

    private Threshold area(String label, long part, long whole, Threshold.Line line) {
        long needed = needed(whole, line);
        var foot = part >= needed
                ? site.text("vote.turnout.reached", new Area(needed))
                : site.text("vote.turnout.missing", new Area(needed - part), new Area(needed));
        return new Threshold(
                site.text(label),
                site.area(new Area(part)) + " / " + site.area(new Area(whole)),
                part,
                whole,
                List.of(line),
                foot);
    }

    private Threshold heads(String label, long part, long whole, Threshold.Line line) {
        long needed = needed(whole, line);
        var foot = part >= needed
                ? site.text("vote.turnout.reached", site.text("vote.heads", needed))
                : site.text(
                        "vote.turnout.missing",
                        site.text("vote.heads", needed - part),
                        site.text("vote.heads", needed));
        return new Threshold(
                site.text(label), site.text("vote.heads-of", part, whole), part, whole, List.of(line), foot);
    }

    /** The least that reaches a line: the share rounded up, one more where the share itself is not enough. */
    static long needed(long whole, Threshold.Line line) {
        long floor = line.at().floorOf(whole);
        boolean exact = line.at().isReachedBy(floor, whole);
        return line.strict() ? floor + 1 : exact ? floor : floor + 1;
    }

    /** Part of the owners may decide at least one of the matters, so that the law asks how many took part. */
    public boolean asksQuorum() {
        return matters.stream().anyMatch(matter -> matter.kind() != MatterKind.UNANIMOUS);
    }

    /** The rule of a matter in words, from the rule itself. */
    public String rule(MatterKind kind) {
        return rule(site, "vote.rule.", kind, rules.majority(kind));
    }

    static String rule(Site site, String prefix, MatterKind kind, Majority majority) {
        return kind == MatterKind.UNANIMOUS
                ? site.text(prefix + "ALL")
                : site.text(prefix + majority.bound(), majority.share().toString());
    }

    /** Whole per cent, for small votes: enough to see the verdict, too little to work back from. */
    public String percent(long part, long whole) {
        return new PublicFigures(participation.heads).percent(part, whole).toPlainString() + "%";
    }
}
