package anju.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells who is asking. Roles are read anew for every request, so that a role taken away is gone at once. */
@Component
public class Viewers {
    private static final String KEPT = Viewers.class.getName();

    private final JdbcClient db;
    private final Persons persons;
    private final Sessions sessions;

    Viewers(JdbcClient db, Persons persons, Sessions sessions) {
        this.db = db;
        this.persons = persons;
        this.sessions = sessions;
    }

    /** The person signed in on this request with the roles they hold now, or {@link Viewer#PUBLIC}. */
    public Viewer current(HttpServletRequest request) {
        if (request.getAttribute(KEPT) instanceof Viewer known) {
            return known;
        }
        var viewer = sessions.person(request).flatMap(this::of).orElse(Viewer.PUBLIC);
        request.setAttribute(KEPT, viewer);
        return viewer;
    }

    /** As {@link #current} for a person known otherwise; empty if there is none or their account was disabled. */
    public Optional<Viewer> of(UUID person) {
        return db.sql("""
                select p.name_enc from access.person p
                 where p.id = ?
                   and not exists (select from access.account a where a.person_id = p.id and a.is_disabled)""")
                .param(person)
                .query((row, _) -> persons.openName(person, row.getBytes(1)))
                .optional()
                .map(name -> new Viewer(person, name, grants(person)));
    }

    /** Whether this person signs in by name and password. */
    public boolean hasPassword(UUID person) {
        return db.sql("select exists (select from access.account where person_id = ?)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /** Whether anybody at all holds one of these roles for a place. */
    public boolean anybodyHolds(Set<Role> roles, String path) {
        return db.sql("""
                select exists (select from access.role_grant
                                where role = any (cast(:roles as text[])) and state = 'HELD'
                                  and place_path = any (cast(:covering as text[])))""")
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .param("covering", Grant.covering(path))
                .query(Boolean.class)
                .single();
    }

    private List<Grant> grants(UUID person) {
        return db.sql("""
                select role, place_path from access.role_grant
                 where person_id = ? and state = 'HELD'
                 order by from_at, id""").param(person).query(Grant.class).list();
    }
}
