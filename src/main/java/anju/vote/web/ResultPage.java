package anju.vote.web;

import anju.money.Area;
import anju.money.PublicFigures;
import anju.site.Form;
import anju.site.QrCode;
import anju.site.Site;
import anju.site.Threshold;
import anju.vote.InvalidReason;
import anju.vote.MatterKind;
import anju.vote.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The result as it is announced on paper: denominators, shares, the rule, the margin, channels and papers that do not count.
 *
 * @param byProxy heads for which a proxy's ballot counts
 * @param replaced ballots of which no answer counts, though they are valid, by what took their place
 * @param silent by matter, those a ballot was delivered to and who gave no answer
 * @param rollDigest of the frozen roll, so that the paper can be held against the public record
 */
public record ResultPage(
        Site site,
        VotePage poll,
        Instant countedAt,
        LocalDate dueOn,
        @Nullable Announced announced,
        int byPhone,
        int byPaper,
        int byProxy,
        Map<InvalidReason, Integer> invalid,
        Map<String, Integer> replaced,
        Map<UUID, Silent> silent,
        List<Missing> missing,
        String rollDigest,
        QrCode code,
        boolean mayAnnounce,
        Form form) {

    public record Announced(String documentNumber, Instant at) {}

    /** Heads that were reached and said nothing; counted by no rule here, only told. */
    public record Silent(int heads, long areaX100) {}

    /** A consent that keeps a passed matter from taking effect. */
    public record Missing(int number, String door, String what) {}

    /** Exact sums of a small vote would let neighbours work out who chose what; paper hangs where everybody reads it. */
    public boolean showsFigures() {
        return new PublicFigures(poll.participation().heads()).areExact();
    }

    /** What a clause "silence follows the majority" would have made of a matter (domain brief §2.9, 6); empty without silence. */
    public String silence(VotePage.Matter matter) {
        var quiet = silent.get(matter.id());
        var tally = java.util.Objects.requireNonNull(matter.tally());
        if (quiet == null || quiet.heads == 0 || matter.kind() == MatterKind.UNANIMOUS) {
            return "";
        }
        var side = tally.followedBy(matter.kind());
        if (side == null) {
            return site.text("vote.silence.no-side");
        }
        var verdict = tally.with(side, quiet.heads, quiet.areaX100).verdict(matter.kind(), poll.rules());
        var change = verdict == matter.verdict() ? "vote.silence.same" : "vote.silence.other";
        return showsFigures()
                ? site.text(change, quiet.heads, new Area(quiet.areaX100), side, verdict)
                : site.text(change + "-small", side, verdict);
    }

    /** One line of the table of a matter: by area or by heads. */
    public record Line(
            String of,
            String roll,
            String cast,
            String yes,
            String no,
            String abstained,
            String share,
            String margin) {}

    public List<Line> lines(VotePage.Matter matter) {
        var tally = java.util.Objects.requireNonNull(matter.tally());
        return List.of(area(tally, matter.kind()), heads(tally, matter.kind()));
    }

    private Line area(Tally tally, MatterKind kind) {
        long needed = needed(tally.castAreaX100(), kind);
        return new Line(
                site.text("vote.result.by-area"),
                site.area(new Area(tally.rollAreaX100())),
                site.area(new Area(tally.castAreaX100())),
                site.area(new Area(tally.forAreaX100())),
                site.area(new Area(tally.againstAreaX100())),
                site.area(new Area(tally.abstainAreaX100())),
                site.share(tally.forAreaX100(), tally.castAreaX100()),
                tally.forAreaX100() >= needed
                        ? site.text("vote.result.above", new Area(tally.forAreaX100() - needed), new Area(needed))
                        : site.text("vote.result.below", new Area(needed - tally.forAreaX100()), new Area(needed)));
    }

    private Line heads(Tally tally, MatterKind kind) {
        long needed = needed(tally.castHeads(), kind);
        return new Line(
                site.text("vote.result.by-heads"),
                site.text("vote.heads", tally.rollHeads()),
                site.text("vote.heads", tally.castHeads()),
                site.text("vote.heads", tally.forHeads()),
                site.text("vote.heads", tally.againstHeads()),
                site.text("vote.heads", tally.abstainHeads()),
                site.share(tally.forHeads(), tally.castHeads()),
                tally.forHeads() >= needed
                        ? site.text(
                                "vote.result.above",
                                site.text("vote.heads", tally.forHeads() - needed),
                                site.text("vote.heads", needed))
                        : site.text(
                                "vote.result.below",
                                site.text("vote.heads", needed - tally.forHeads()),
                                site.text("vote.heads", needed)));
    }

    private long needed(long cast, MatterKind kind) {
        var majority = poll.rules().majority(kind);
        return VotePage.needed(
                cast, new Threshold.Line(majority.share(), majority.bound() == anju.vote.Majority.Bound.MORE_THAN, ""));
    }

    /** What the rule asks of a matter of this kind, from the rule itself. */
    public String rule(MatterKind kind) {
        return VotePage.rule(site, "vote.result.rule.", kind, poll.rules().majority(kind));
    }
}
