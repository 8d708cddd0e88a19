package anju.works.web;

import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.works.Severity;
import anju.works.inspection.Finder;
import anju.works.inspection.FindingState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A finding: what is wrong, what was done about it, and what comes next. */
public record FindingPage(
        Site site,
        Project project,
        Finding finding,
        String mender,
        String filedBy,
        Instant filedAt,
        UUID photo,
        List<Step> steps,
        boolean mayMend,
        boolean mayRecheck,
        Form mend,
        Form recheck) {
    public record Finding(
            UUID id,
            String code,
            Finder finder,
            Severity severity,
            boolean blocks,
            String what,
            String place,
            String contract,
            String line,
            LocalDate dueOn,
            boolean late,
            FindingState state) {
        public String mark() {
            return switch (state) {
                case OPEN -> late ? "bad" : "warn";
                case MENDED -> late ? "bad" : "now";
                case CLOSED -> "ok";
            };
        }
    }

    public record Step(
            FindingState to,
            String who,
            String note,
            @Nullable UUID photo,
            Instant at) {}

    /** The findings of an undertaking: those that wait first. */
    public record Listed(
            Site site,
            Project project,
            List<Option> contracts,
            List<Finding> open,
            List<Finding> closed,
            boolean mayFile,
            boolean mayKeepGroup) {}

    /** A finding to be filed. */
    public record Entry(
            Site site, Project project, Form form, List<Option> finders, List<Option> lines, List<Term> terms) {}

    /** By when a finding of this severity is to be mended. */
    public record Term(Severity severity, LocalDate dueOn, boolean blocks) {}

    /** The supervision group, and people found by name. */
    public record Group(
            Site site,
            Project project,
            List<Member> members,
            boolean mayKeep,
            String asked,
            List<Option> found,
            Form form) {}

    public record Member(UUID id, String name, LocalDate fromOn) {}
}
