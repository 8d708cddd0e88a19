package anju.works;

import anju.city.Locks;
import anju.project.GateCondition;
import anju.project.Gates;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps gate facts true that all contracts of an undertaking must come to: people told before they work, and completion. */
@Component
public class AllContracts {
    private final JdbcClient db;
    private final Gates gates;

    AllContracts(JdbcClient db, Gates gates) {
        this.db = db;
        this.gates = gates;
    }

    /** Something changed by this act: a contract more, a briefing, a completion accepted or taken back. */
    public void review(UUID project, UUID act) {
        Locks.hold(db, "contracts-of:" + project);
        var all = db.sql("""
                select coalesce(bool_and(not exists (select from works.untold(c.id, make_date(9999, 1, 1)))), false) as briefed,
                       coalesce(bool_and(exists (select from works.acceptance a
                                                  where a.contract_id = c.id and a.kind = 'COMPLETION' and a.state = 'PASSED')), false) as completed
                  from works.contract c where c.project_id = ?""").param(project).query(All.class).single();
        if (all.briefed) {
            gates.meet(project, GateCondition.PEOPLE_BRIEFED, project, act);
        } else {
            gates.withdraw(project, GateCondition.PEOPLE_BRIEFED, project, act);
        }
        if (all.completed) {
            gates.meet(project, GateCondition.COMPLETION_ACCEPTED, project, act);
        } else {
            gates.withdraw(project, GateCondition.COMPLETION_ACCEPTED, project, act);
        }
    }

    private record All(boolean briefed, boolean completed) {}
}
