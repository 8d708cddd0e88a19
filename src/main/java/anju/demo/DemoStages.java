package anju.demo;

import anju.city.City;
import anju.project.Advancing;
import anju.project.Projects;
import anju.project.Stages;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The leader's word that an undertaking passes on, where its gate is open. */
@Component
class DemoStages {
    private final Projects projects;
    private final Stages stages;

    DemoStages(Projects projects, Stages stages) {
        this.projects = projects;
        this.stages = stages;
    }

    void advance(Troupe troupe, UUID project) {
        Expect.that(
                stages.advance(troupe.person("leader"), City.current().newId(), project, projects.stage(project)),
                Advancing.Advanced.class);
    }
}
