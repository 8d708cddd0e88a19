package anju.project;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.access.Viewer;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where an undertaking stands: the paths of its compounds, for roles and rules. */
@Component
public class ProjectPlaces {
    private final JdbcClient db;

    ProjectPlaces(JdbcClient db) {
        this.db = db;
    }

    /** The paths of the compounds it covers, in order; empty if there is no such undertaking. */
    public List<String> paths(UUID project) {
        return db.sql("""
                select distinct c.path
                  from project.place p
                  join registry.compound_now c on c.id = p.compound_id
                 where p.project_id = ?
                 order by c.path""").param(project).query(String.class).list();
    }

    /** Refuses whoever may not do this at every place of the undertaking. */
    public void require(Viewer by, Action action, UUID project) {
        var paths = paths(project);
        if (paths.isEmpty()) {
            throw new NotPermitted(action);
        }
        paths.forEach(path -> by.require(action, path));
    }

    /** True where {@link #require} would let pass; decides whether a button is shown. */
    public boolean may(Viewer by, Action action, UUID project) {
        var paths = paths(project);
        return !paths.isEmpty() && paths.stream().allMatch(path -> by.may(action, path));
    }
}
