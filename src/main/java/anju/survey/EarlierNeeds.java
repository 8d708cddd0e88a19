package anju.survey;

import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.ProjectOpened;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Needs and surveys are often older than the undertaking they call for; when it is opened, those that stand count for its gates. */
@Component
class EarlierNeeds {
    private final JdbcClient db;
    private final Gates gates;

    EarlierNeeds(JdbcClient db, Gates gates) {
        this.db = db;
        this.gates = gates;
    }

    @EventListener
    void opened(ProjectOpened event) {
        db.sql("""
                select n.id, n.act_id from survey.need n join project.place l on l.compound_id = n.compound_id
                 where l.project_id = ? and not exists (select from survey.need_withdrawal w where w.need_id = n.id)""")
                .param(event.projectId())
                .query(Standing.class)
                .list()
                .forEach(need -> gates.meet(event.projectId(), GateCondition.NEEDS_RECORDED, need.id, need.actId));
        db.sql("""
                select r.id, s.act_id from survey.round r join survey.round_step s on s.round_id = r.id and s.to_state = 'COMPLETED'
                 where exists (select from project.place l where l.project_id = ? and l.compound_id = r.compound_id)""")
                .param(event.projectId())
                .query(Standing.class)
                .list()
                .forEach(round -> gates.meet(event.projectId(), GateCondition.SURVEYED, round.id, round.actId));
    }

    private record Standing(UUID id, UUID actId) {}
}
