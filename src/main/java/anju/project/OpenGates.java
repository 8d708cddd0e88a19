package anju.project;

import anju.access.Action;
import anju.access.Grant;
import anju.access.Viewer;
import anju.policy.Policy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gates whose conditions all hold and that only wait for the word of the leader or the bureau. */
@Component
public class OpenGates {
    private static final int AT_MOST = 500;

    /** @param path a place of the undertaking */
    public record OpenGate(UUID projectId, String code, String compound, String path, Instant since) {}

    private final JdbcClient db;
    private final Policy policy;
    private final Undertakings undertakings;

    OpenGates(JdbcClient db, Policy policy, Undertakings undertakings) {
        this.db = db;
        this.policy = policy;
        this.undertakings = undertakings;
    }

    /** Those this person may pass, the longest open first. */
    public List<OpenGate> waitingFor(Viewer viewer) {
        var paths = viewer.grants().stream()
                .filter(grant -> Action.ADVANCE_STAGE.isOpenTo(grant.role()))
                .map(Grant::placePath)
                .toArray(String[]::new);
        if (paths.length == 0) {
            return List.of();
        }
        var waiting = new ArrayList<OpenGate>();
        db.sql("""
                select p.id, p.code, p.edition_id, p.state, c.name, c.path,
                       greatest(p.opened_at,
                                (select max(s.at) from project.stage_step s where s.project_id = p.id),
                                (select max(f.met_at) from project.gate_fact_now f where f.project_id = p.id)) as since,
                       array(select distinct f.condition from project.gate_fact_now f where f.project_id = p.id) as held
                  from project.project p
                  join lateral (select n.name, n.path from project.place l join registry.compound_now n on n.id = l.compound_id
                                 where l.project_id = p.id order by n.path limit 1) c on true
                 where p.state <> 'G11'
                   and exists (select from unnest(cast(:paths as text[])) as mine (path)
                                where c.path = mine.path or starts_with(c.path, mine.path || '/'))
                 order by since limit :most""").param("paths", paths).param("most", AT_MOST).query(row -> {
            if (isOpen(row)) {
                waiting.add(new OpenGate(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("path"),
                        row.getTimestamp("since").toInstant()));
            }
        });
        return waiting;
    }

    private boolean isOpen(ResultSet row) throws SQLException {
        var held = EnumSet.noneOf(GateCondition.class);
        for (var condition : (String[]) row.getArray("held").getArray()) {
            held.add(GateCondition.valueOf(condition));
        }
        var id = row.getObject("id", UUID.class);
        var next = Stage.valueOf(row.getString("state")).next();
        var rules = policy.rules(ProjectRules.class, row.getObject("edition_id", UUID.class));
        return rules.stage(next).conditions().stream()
                .allMatch(condition -> held.contains(condition)
                        || condition == GateCondition.BASELINE_REGISTERED && undertakings.hasBaseline(id));
    }
}
