package anju.access;

import anju.city.City;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of roles held and once held. */
@Component
class Grants {
    private final JdbcClient db;

    Grants(JdbcClient db) {
        this.db = db;
    }

    /** Two administrators giving one person two roles at once take turns, so that a conflict is seen. */
    boolean lockPerson(UUID person) {
        return db.sql("select id from access.person where id = ? for update")
                .param(person)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** An area, or what modules above this one have put below a street or community: a compound, a building. */
    boolean isPlace(String path) {
        return db.sql("""
                select exists (select from city.area
                                where path = :path
                                   or (kind in ('STREET', 'COMMUNITY') and starts_with(:path, path || '/')))""").param("path", path).query(Boolean.class).single();
    }

    List<Grant> of(UUID person) {
        return db.sql("select role, place_path from access.role_grant where person_id = ? and until_at is null")
                .param(person)
                .query(Grant.class)
                .list();
    }

    Optional<UUID> held(UUID person, Grant grant) {
        return db.sql("""
                select id from access.role_grant
                 where person_id = ? and role = ? and place_path = ? and until_at is null""")
                .params(person, grant.role().name(), grant.placePath())
                .query(UUID.class)
                .optional();
    }

    UUID add(UUID person, Grant grant, @Nullable UUID by) {
        var id = City.current().newId();
        db.sql(
                        "insert into access.role_grant (id, person_id, role, place_path, from_at, granted_by) values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(person)
                .param(grant.role().name())
                .param(grant.placePath())
                .param(Timestamp.from(City.current().now()))
                .param(by)
                .update();
        return id;
    }

    void addOwners(Collection<UUID> people, String placePath, UUID by) {
        db.sql("""
                insert into access.role_grant (id, person_id, role, place_path, from_at, granted_by)
                select gen_random_uuid(), person, 'OWNER', :place, :now, :by
                  from (select distinct person from unnest(:people::uuid[]) person) owner
                    on conflict (person_id, role, place_path) where until_at is null do nothing""")
                .param("people", people.toArray(UUID[]::new))
                .param("place", placePath)
                .param("now", Timestamp.from(City.current().now()))
                .param("by", by)
                .update();
    }

    boolean end(UUID grant, UUID by) {
        return db.sql("""
                update access.role_grant set until_at = greatest(from_at, ?), ended_by = ?
                 where id = ? and until_at is null""")
                        .params(Timestamp.from(City.current().now()), by, grant)
                        .update()
                == 1;
    }

    Optional<String> placeOf(UUID grant) {
        return db.sql("select place_path from access.role_grant where id = ?")
                .param(grant)
                .query(String.class)
                .optional();
    }

    boolean isAdministratorOf(UUID grant, UUID person) {
        return db.sql("""
                select exists (select from access.role_grant
                                where id = ? and person_id = ? and role = 'ADMINISTRATOR')""").params(grant, person).query(Boolean.class).single();
    }

    boolean anyAdministrator() {
        return db.sql("""
                select exists (select from access.role_grant g join access.account a on a.person_id = g.person_id
                                where g.role = 'ADMINISTRATOR' and g.until_at is null and not a.is_disabled)""").query(Boolean.class).single();
    }
}
