package anju.works.web;

import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.works.ReviewOpinion;
import anju.works.ReviewState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A joint review: its file, what has still to come, who has said what, how it ended. */
public record ReviewPage(
        Site site,
        Project project,
        UUID id,
        String code,
        ReviewState state,
        LocalDate today,
        LocalDate dueOn,
        List<PaperRow> papers,
        List<ReviewerRow> reviewers,
        List<StepRow> steps,
        List<Option> speaksFor,
        boolean mayConclude,
        boolean maySupplement,
        Form opine,
        Form conclude,
        Form supplement) {
    /** @param dueOn until when it comes; nothing when it was there from the start */
    public record PaperRow(
            String type,
            String name,
            String number,
            @Nullable UUID file,
            @Nullable LocalDate dueOn,
            String owner,
            boolean isThere) {}

    public record ReviewerRow(
            String name,
            String who,
            @Nullable ReviewOpinion opinion,
            String remark,
            @Nullable Instant at) {
        public String mark() {
            if (opinion == null) {
                return "";
            }
            return switch (opinion) {
                case AGREE -> "ok";
                case AGREE_WITH_CONDITIONS -> "now";
                case OBJECT -> "bad";
            };
        }
    }

    public record StepRow(ReviewState to, String remark, Instant at) {}

    /** One of an undertaking's reviews. */
    public record Row(UUID id, String code, ReviewState state, LocalDate dueOn, int spoken, int missing) {
        public String mark() {
            return markOf(state);
        }
    }

    /** The joint reviews of an undertaking. */
    public record Listed(Site site, Project project, List<Row> rows, boolean maySubmit) {}

    /** The file to be put up. */
    public record Filing(
            Site site,
            Project project,
            Form form,
            List<AskedPaper> papers,
            int opinionDays,
            int supplementDays,
            LocalDate latest) {}

    public record AskedPaper(String type, String name, boolean deferrable) {}

    public List<PaperRow> missing() {
        return papers.stream().filter(paper -> !paper.isThere()).toList();
    }

    public List<Option> missingOptions() {
        return missing().stream()
                .map(paper -> new Option(paper.type(), paper.name()))
                .toList();
    }

    public boolean isLate(PaperRow paper) {
        return !paper.isThere() && paper.dueOn() != null && paper.dueOn().isBefore(today);
    }

    public String mark() {
        return markOf(state);
    }

    private static String markOf(ReviewState state) {
        return switch (state) {
            case UNDER_REVIEW -> "now";
            case CONDITIONAL -> "warn";
            case APPROVED -> "ok";
            case SUSPENDED, RETURNED -> "bad";
        };
    }
}
