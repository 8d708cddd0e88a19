package anju.request.web;

import anju.request.Level;
import anju.request.Outcome;
import anju.request.PetitionStep;
import anju.request.RequestState;
import anju.request.Rung;
import anju.site.Form;
import anju.site.Moment;
import anju.site.Option;
import anju.site.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request at the desk.
 *
 * @param needed it was written down as a need of the compound
 * @param may what this person may do with it now
 * @param failed the form that came back, if one did
 * @param phone the reporter's number: masked, or whole when it was asked for
 */
public record DeskRequestPage(
        Site site,
        Facts facts,
        String topic,
        String place,
        String reporter,
        String phone,
        String description,
        List<UUID> photos,
        int households,
        List<LadderStep> ladder,
        List<Moment> history,
        List<Whistle> whistles,
        List<Answer> answers,
        @Nullable Petition petition,
        boolean needed,
        List<Option> departments,
        List<Option> similar,
        May may,
        Clock clock,
        Form failed) {
    public record Facts(
            UUID id,
            String code,
            String title,
            UUID compoundId,
            String compound,
            String path,
            @Nullable String building,
            @Nullable String stairwell,
            String spot,
            String topic,
            Level level,
            RequestState state,
            Rung rung,
            int number,
            String channel,
            @Nullable UUID reporterId,
            Instant receivedAt,
            Instant cameAt,
            Instant acknowledgeDueAt,
            Instant resolveDueAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant takenAt,
            @Nullable Instant risesAt,
            @Nullable Boolean solved,
            @Nullable Integer stars,
            @Nullable Instant extendedUntil) {}

    /** A rung: done, now or still to come. */
    public record LadderStep(Rung rung, String state, String note, String mark) {}

    public record Whistle(
            UUID id,
            String department,
            String asked,
            Instant dueAt,
            @Nullable Boolean came,
            @Nullable String answer,
            @Nullable Instant answeredAt) {}

    public record Answer(Outcome outcome, String text, Instant at, List<UUID> proofs) {}

    public record Petition(LocalDate decideDueOn, List<Step> steps) {
        public record Step(PetitionStep kind, @Nullable LocalDate finishDueOn, Instant at) {}

        boolean has(PetitionStep kind) {
            return steps.stream().anyMatch(step -> step.kind() == kind);
        }
    }

    /** @param left of a full circle, in thousandths */
    public record Clock(String label, String big, String until, int left, boolean late) {}

    public record May(
            boolean take,
            boolean passUp,
            boolean takeUp,
            boolean answer,
            boolean remark,
            boolean extend,
            boolean whistle,
            boolean answerWhistle,
            boolean mark,
            boolean callBack,
            boolean seeContact) {}

    /** The form with this key: as it came back, or empty. */
    public Form form(String key) {
        return failed.key().equals(key) ? failed : Form.empty(key);
    }
}
