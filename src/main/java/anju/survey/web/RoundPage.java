package anju.survey.web;

import anju.site.Form;
import anju.site.Site;
import anju.survey.Quadrant;
import anju.survey.RoundState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One round: how far it is; and once complete, its score with every part of it, why the compound stands where it stands, its gaps. */
public record RoundPage(
        Site site,
        Head head,
        List<String> sets,
        List<Sheet> sheets,
        List<String> lacks,
        @Nullable Result result,
        List<Line> lines,
        List<Part> why,
        List<Gap> gaps,
        List<Alarm> alarms,
        boolean mayAnswer,
        boolean mayJudge,
        boolean maySettle,
        Form form,
        Form gate) {

    public int answered() {
        return sheets.stream().mapToInt(Sheet::done).sum();
    }

    public int asked() {
        return sheets.stream().mapToInt(Sheet::total).sum();
    }

    public long unjudged() {
        return gaps.stream().filter(gap -> !gap.judged()).count();
    }

    public List<Gap> in(Quadrant quadrant) {
        return gaps.stream().filter(gap -> gap.quadrant() == quadrant).toList();
    }

    public record Head(
            UUID id,
            String code,
            UUID compoundId,
            String compound,
            String path,
            LocalDate surveyedOn,
            RoundState state,
            UUID editionId,
            String[] sets,
            @Nullable String reason) {}

    /** @param buildingId none for the compound as a whole */
    public record Sheet(@Nullable UUID buildingId, @Nullable String building, int done, int total) {
        public String query() {
            return buildingId == null ? "" : "?building=" + buildingId;
        }
    }

    public record Result(
            int households,
            int buildings,
            int scoreMilli,
            int priorityMilli,
            String compoundClass,
            Quadrant quadrant,
            boolean danger,
            @Nullable Integer safetyMilli,
            @Nullable Integer infrastructureMilli,
            @Nullable Integer demandMilli,
            @Nullable Integer readinessMilli,
            Instant completedAt) {}

    /** One indicator's part in the score. */
    public record Line(String code, String name, String found, int pointsMilli, int mostMilli, boolean full) {
        public String points() {
            return Points.of(pointsMilli);
        }

        public String most() {
            return Points.of(mostMilli);
        }

        public long permille() {
            return mostMilli == 0 ? 0 : (long) pointsMilli * 1000 / mostMilli;
        }
    }

    /** One dimension's part in the order. */
    public record Part(String name, int percent, @Nullable Integer milli) {
        public String value() {
            return Points.of(milli);
        }

        public String points() {
            return Points.of(milli == null ? 0 : milli * percent / 100);
        }
    }

    public record Gap(
            UUID id,
            String code,
            String name,
            @Nullable UUID buildingId,
            @Nullable String building,
            String found,
            String wanted,
            List<String> issues,
            int severity,
            Quadrant quadrant,
            boolean danger,
            int households,
            boolean judged,
            @Nullable UUID needId,
            @Nullable String reason) {}

    public record Alarm(
            UUID id,
            @Nullable String building,
            Instant raisedAt,
            boolean open,
            @Nullable String measure) {}
}
