package anju.works.web;

import anju.project.GateCondition;
import anju.project.Projects;
import anju.project.StageLine;
import anju.project.TooEarly;
import anju.site.Site;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells in words that an undertaking has not reached a stage. */
@Component
class StageNotes {
    private final Projects projects;
    private final StageLine line;

    StageNotes(Projects projects, StageLine line) {
        this.projects = projects;
        this.line = line;
    }

    /** Null when the undertaking has come far enough for {@code fact}. */
    @Nullable
    TooEarlyNote note(Site site, UUID project, GateCondition fact) {
        return projects.tooEarly(project, fact)
                .map(early -> note(site, project, early))
                .orElse(null);
    }

    TooEarlyNote note(Site site, UUID project, TooEarly early) {
        return new TooEarlyNote(
                project,
                line.name(site, project, early.now()),
                line.name(site, project, early.needed()),
                early.missing());
    }
}
