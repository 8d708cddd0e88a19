package anju.works.web;

import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.works.Weather;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the works of a contract go: milestones, slippage, and what was done day by day. */
public record ProgressPage(
        Site site,
        Project project,
        UUID contract,
        String number,
        LocalDate today,
        List<Point> points,
        List<Day> days,
        boolean maySchedule,
        boolean mayWrite,
        Form reached) {
    public record Point(
            UUID id,
            int number,
            String title,
            int percent,
            LocalDate plannedOn,
            @Nullable LocalDate reachedOn,
            String remark) {
        /** Days after the planned one, until now when it has not been reached; below zero when early. */
        long slip(LocalDate today) {
            return ChronoUnit.DAYS.between(plannedOn, reachedOn == null ? today : reachedOn);
        }
    }

    public record Day(
            UUID id,
            LocalDate day,
            Weather weather,
            int headcount,
            String done,
            String note,
            boolean isCorrected,
            String who,
            List<UUID> photos) {}

    /** The phone's page for a day. */
    public record LogPage(Site site, Project project, UUID contract, String number, Form form, boolean isCorrection) {}

    /** The schedule to be set. */
    public record SchedulePage(Site site, Project project, UUID contract, String number, Form form, int rows) {}

    public int percent() {
        return points.stream()
                .filter(point -> point.reachedOn() != null)
                .mapToInt(Point::percent)
                .max()
                .orElse(0);
    }

    public List<Option> next() {
        return points.stream()
                .filter(point -> point.reachedOn() == null)
                .limit(1)
                .map(point -> new Option(point.id().toString(), point.title()))
                .toList();
    }

    public String mark(Point point) {
        if (point.reachedOn() != null) {
            return point.slip(today) > 0 ? "warn" : "ok";
        }
        return point.slip(today) > 0 ? "bad" : "idle";
    }

    public String said(Point point) {
        long slip = point.slip(today);
        if (point.reachedOn() == null) {
            return slip > 0
                    ? site.text("works.progress.late", slip)
                    : site.text("works.progress.days-left", Math.negateExact(slip));
        }
        return slip > 0
                ? site.text("works.progress.slipped", slip)
                : slip < 0
                        ? site.text("works.progress.early", Math.negateExact(slip))
                        : site.text("works.progress.on-time");
    }

    public boolean isWritten() {
        return days.stream().anyMatch(each -> each.day().equals(today));
    }
}
