package anju.dispatch.web;

import anju.dispatch.DispatchRules.Standing;
import anju.project.Project;
import anju.site.Site;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The four gates of the works (设计关、质量关、进度关、安全关), each with what is open in it. */
public record ControlPage(Site site, Project project, List<Gate> gates) {
    public enum Kind {
        DESIGN,
        QUALITY,
        SCHEDULE,
        SAFETY
    }

    /** @param reached there is something to look at, since a contract was signed or the scheme was put up */
    public record Gate(Kind kind, boolean reached, List<Check> checks) {
        /** The worst of its checks. */
        public Standing standing() {
            return checks.stream()
                    .map(Check::standing)
                    .max(Comparator.naturalOrder())
                    .orElse(Standing.ON_TIME);
        }

        public String look() {
            return reached ? standing().look() : "idle";
        }
    }

    /**
     * One thing looked at.
     *
     * @param bad how many of it stand in the way
     * @param watched how many are to be kept an eye on
     * @param href where that is done; null where this viewer has no business
     */
    public record Check(
            What what, long bad, long watched, @Nullable String href) {
        public Standing standing() {
            return bad > 0 ? Standing.LATE : watched > 0 ? Standing.SLOW : Standing.ON_TIME;
        }
    }

    /** What is looked at in each gate; a closed list, each with its facts in {@link ControlScreens}. */
    public enum What {
        REVIEW(Kind.DESIGN),
        PAPERS(Kind.DESIGN),
        CHANGES(Kind.DESIGN),
        MATERIALS(Kind.QUALITY),
        HIDDEN(Kind.QUALITY),
        FINDINGS(Kind.QUALITY),
        PLANNED(Kind.SCHEDULE),
        MILESTONES(Kind.SCHEDULE),
        BRIEFINGS(Kind.SAFETY),
        PEOPLE(Kind.SAFETY),
        DANGERS(Kind.SAFETY),
        GROUND(Kind.SAFETY);

        private final Kind kind;

        What(Kind kind) {
            this.kind = kind;
        }

        Kind kind() {
            return kind;
        }
    }
}
