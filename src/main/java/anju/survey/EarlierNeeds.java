package anju.survey;

import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.ProjectOpened;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Needs are often older than the undertaking they call for; when it is opened, those that stand open its first gate. */
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
    }

    private record Standing(UUID id, UUID actId) {}
}
