package anju.project;

import anju.city.City;
import anju.policy.Policy;
import anju.site.Site;
import anju.site.StageStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An undertaking's stage line for any page: the stages as its own rules call them, when each was entered, its gates. */
@Component
public class StageLine {
    private final Projects projects;
    private final Policy policy;
    private final JdbcClient db;

    StageLine(Projects projects, Policy policy, JdbcClient db) {
        this.projects = projects;
        this.policy = policy;
        this.db = db;
    }

    public List<StageStep> steps(Site site, UUID projectId) {
        var project = projects.byId(projectId).orElseThrow();
        var rules = policy.rules(ProjectRules.class, project.editionId());
        var entered = entered(projectId);
        var steps = new ArrayList<StageStep>();
        for (var stage : Stage.values()) {
            var since = entered.get(stage);
            boolean reached = project.stage().isAtLeast(stage);
            steps.add(new StageStep(
                    name(site, rules, stage),
                    reached && since != null ? site.date(since.atZone(City.ZONE).toLocalDate()) : "",
                    stage == project.stage()
                            ? StageStep.State.NOW
                            : reached ? StageStep.State.DONE : StageStep.State.LATER,
                    0,
                    stage.isLast() ? null : (Boolean) (stage.compareTo(project.stage()) < 0)));
        }
        return steps;
    }

    /** What the undertaking's rules call a stage. */
    public String name(Site site, UUID projectId, Stage stage) {
        var project = projects.byId(projectId).orElseThrow();
        return name(site, policy.rules(ProjectRules.class, project.editionId()), stage);
    }

    /** What the rules of an edition call a stage, given by its code: for lists of many undertakings. */
    public String nameUnder(Site site, UUID editionId, String stage) {
        return name(site, policy.rules(ProjectRules.class, editionId), Stage.valueOf(stage));
    }

    private static String name(Site site, ProjectRules rules, Stage stage) {
        return rules.stage(stage).name().in(site.words().locale());
    }

    private Map<Stage, Instant> entered(UUID projectId) {
        var entered = new HashMap<Stage, Instant>();
        db.sql("""
                select 'G0' as stage, opened_at as at from project.project where id = :id
                union all
                select to_state, max(at) from project.stage_step where project_id = :id group by to_state""").param("id", projectId).query(row -> {
            entered.put(
                    Stage.valueOf(row.getString("stage")),
                    row.getTimestamp("at").toInstant());
        });
        return entered;
    }
}
