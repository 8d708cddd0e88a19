package anju.access;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who holds an office for a place, so that one of them can be named: a witness, somebody a task is given to. */
@Component
public class RoleHolders {
    private final JdbcClient db;

    RoleHolders(JdbcClient db) {
        this.db = db;
    }

    /** People with one of these roles for the place or anything above it. */
    public List<UUID> at(Collection<Role> roles, String placePath) {
        return db.sql("""
                select distinct person_id from access.role_grant
                 where state = 'HELD' and role = any (cast(:roles as text[]))
                   and place_path = any (cast(:covering as text[]))
                 order by person_id""")
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .param("covering", Grant.covering(placePath))
                .query(UUID.class)
                .list();
    }
}
