package anju.vote.web;

import anju.city.City;
import anju.money.Area;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.vote.DraftRoll;
import anju.vote.RollPreview;
import anju.vote.VoteState;
import anju.vote.objection.Ground;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The draft roll as those meet it who may object to it or answer: its arithmetic, one's own homes on it, and what was objected.
 * Owners read their own objections, the desk all of them; everybody reads how many there are.
 *
 * @param answering the answer that was refused, about its objection, or an empty one
 * @param roll null once it is frozen
 * @param period null while no agenda hangs
 */
public record RollObjectionsPage(
        Site site,
        Form form,
        Form answering,
        VotePage.Facts vote,
        @Nullable RollPreview roll,
        DraftRoll.@Nullable Period period,
        List<Home> homes,
        List<Option> doors,
        List<Line> objections,
        Sums sums,
        boolean mayObject,
        boolean mayAnswer,
        boolean staff) {

    /** @param areaX100 null where the draft leaves it out */
    public record Home(String door, @Nullable Long areaX100) {
        public @Nullable Area area() {
            return areaX100 == null ? null : new Area(areaX100);
        }
    }

    /**
     * @param door null where the part is missing
     * @param thenX100 its area on the draft when it was raised, {@code nowX100} today
     * @param isUncorrected upheld, and the register still says what was disputed
     * @param upheld null while it waits
     * @param answeredBy the whole name: an answer is an official act
     * @param own raised or written down by whoever is looking
     */
    public record Line(
            UUID id,
            @Nullable String door,
            Ground ground,
            String words,
            Instant raisedAt,
            @Nullable Long thenX100,
            @Nullable Long nowX100,
            boolean isUncorrected,
            @Nullable Boolean upheld,
            @Nullable String reason,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt,
            boolean own) {
        public boolean waits() {
            return upheld == null;
        }

        /** The text that says what is to be done in the register. */
        public String toCorrect() {
            return ground == Ground.MISSING_PART ? "vote.objections.correct-missing" : "vote.objections.correct";
        }

        public String state() {
            return waits()
                    ? "waits"
                    : !Boolean.TRUE.equals(upheld) ? "rejected" : isUncorrected() ? "upheld" : "corrected";
        }

        public String kind() {
            return switch (state()) {
                case "waits" -> "warn";
                case "upheld" -> "bad";
                case "corrected" -> "ok";
                default -> "info";
            };
        }

        /** What became of the area, where that changed. */
        public boolean areaChanged() {
            return thenX100 != null && nowX100 != null && !thenX100.equals(nowX100);
        }

        public Area then() {
            return new Area(thenX100 == null ? 0 : thenX100);
        }

        public Area now() {
            return new Area(nowX100 == null ? 0 : nowX100);
        }
    }

    /** How many objections there are, for everybody. */
    public record Sums(int raised, int open, int upheld) {}

    public boolean isDraft() {
        return vote.state() == VoteState.PREPARED;
    }

    /** Whether objections are taken now, whoever is looking. */
    public boolean isOpen() {
        return isDraft() && period != null && !period.isOver(City.current().today());
    }

    public boolean isVoid() {
        return vote.state() == VoteState.VOID;
    }

    /** The text where nothing was objected. */
    public String none() {
        if (isOpen()) {
            return staff ? "vote.objections.none" : "vote.objections.none-own";
        }
        return staff ? "vote.objections.none-closed" : "vote.objections.none-own-closed";
    }

    /** Whether this one waits for the answer of whoever is looking. */
    public boolean asks(Line line) {
        return line.waits() && mayAnswer && !line.own();
    }

    /** The form for the answer to one objection; what was typed and refused stands in its own alone. */
    public Form answering(Line line) {
        return answering.isAbout(line.id())
                ? answering
                : Form.empty(answering.key()).about(line.id());
    }

    /** Whether the refused answer's form is gone, say because somebody else answered meanwhile. */
    public boolean isAnsweringGone() {
        return objections.stream().noneMatch(line -> asks(line) && answering.isAbout(line.id()));
    }

    public Area area() {
        return new Area(roll == null ? 0 : roll.areaX100());
    }
}
