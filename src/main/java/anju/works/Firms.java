package anju.works;

import anju.access.Action;
import anju.access.Role;
import anju.access.Viewer;
import anju.project.Projects;
import anju.registry.Members;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The two firms of a works contract, for whom only their own people act. */
@Component
public class Firms {
    private final JdbcClient db;
    private final Projects projects;
    private final Members members;

    Firms(JdbcClient db, Projects projects, Members members) {
        this.db = db;
        this.projects = projects;
        this.members = members;
    }

    /** Refuses whoever may not do this at the contract's places, or only for another contractor or supervisor. */
    public void require(Viewer by, Action action, UUID contract) {
        var pair = pair(contract);
        projects.paths(pair.projectId).forEach(path -> members.require(by, action, path, pair.firms()));
    }

    /** Whether {@link #require} lets them: nobody is offered what they will be refused. */
    public boolean may(Viewer by, Action action, UUID contract) {
        var pair = pair(contract);
        return projects.paths(pair.projectId).stream().allMatch(path -> members.may(by, action, path, pair.firms()));
    }

    private Pair pair(UUID contract) {
        return db.sql("select project_id, contractor_id, supervisor_id from works.contract where id = ?")
                .param(contract)
                .query(Pair.class)
                .single();
    }

    private record Pair(UUID projectId, UUID contractorId, UUID supervisorId) {
        Map<Role, UUID> firms() {
            return Map.of(Role.CONTRACTOR, contractorId, Role.SUPERVISOR, supervisorId);
        }
    }
}
