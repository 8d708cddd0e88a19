package anju.access;

import anju.city.City;
import anju.evidence.ActKind;
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
        return db.sql("select role, place_path from access.role_grant where person_id = ? and state = 'HELD'")
                .param(person)
                .query(Grant.class)
                .list();
    }

    Optional<UUID> held(UUID person, Grant grant) {
        return db.sql("""
                select id from access.role_grant
                 where person_id = ? and role = ? and place_path = ? and state = 'HELD'""")
                .params(person, grant.role().name(), grant.placePath())
                .query(UUID.class)
                .optional();
    }

    void add(UUID id, UUID person, Grant grant, @Nullable UUID by, UUID act) {
        db.sql("""
                insert into access.role_grant (id, person_id, role, place_path, from_at, granted_by, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(person)
                .param(grant.role().name())
                .param(grant.placePath())
                .param(Timestamp.from(City.current().now()))
                .param(by)
                .param(act)
                .param(AccessAct.ROLE_GIVEN.code())
                .update();
    }

    void addOwners(Collection<OwnerAt> owners, UUID by, UUID act, ActKind kind) {
        ofAll(owners, by, act, kind, """
                insert into access.role_grant (id, person_id, role, place_path, from_at, granted_by, act_id, act_kind)
                select gen_random_uuid(), person, 'OWNER', place, :now, :by, :act, :kind
                  from (select distinct person, place from unnest(:people::uuid[], :places::text[]) o (person, place)) owner
                    on conflict (person_id, role, place_path) where state = 'HELD' do nothing""");
    }

    void end(UUID grant, UUID by, UUID act, ActKind kind) {
        db.sql("""
                insert into access.role_step (id, grant_id, to_state, by_person, at, act_id, act_kind)
                values (?, ?, 'ENDED', ?, ?, ?, ?)""")
                .params(
                        City.current().newId(),
                        grant,
                        by,
                        Timestamp.from(City.current().now()),
                        act,
                        kind.code())
                .update();
    }

    void endOwners(Collection<OwnerAt> owners, UUID by, UUID act, ActKind kind) {
        ofAll(owners, by, act, kind, """
                insert into access.role_step (id, grant_id, to_state, by_person, at, act_id, act_kind)
                select gen_random_uuid(), g.id, 'ENDED', :by, :now, :act, :kind
                  from (select distinct person, place from unnest(:people::uuid[], :places::text[]) o (person, place)) owner
                  join access.role_grant g
                    on g.person_id = owner.person and g.role = 'OWNER' and g.place_path = owner.place and g.state = 'HELD'""");
    }

    private void ofAll(Collection<OwnerAt> owners, UUID by, UUID act, ActKind kind, String sql) {
        if (owners.isEmpty()) {
            return;
        }
        db.sql(sql)
                .param("people", owners.stream().map(OwnerAt::person).toArray(UUID[]::new))
                .param("places", owners.stream().map(OwnerAt::placePath).toArray(String[]::new))
                .param("now", Timestamp.from(City.current().now()))
                .param("by", by)
                .param("act", act)
                .param("kind", kind.code())
                .update();
    }

    /** What is held under this grant, while it is held; others who end it at the same moment wait. */
    Optional<Grant> heldUnder(UUID grant) {
        return db.sql("""
                select g.role, g.place_path from access.role_grant g join access.person p on p.id = g.person_id
                 where g.id = ? and g.state = 'HELD' for update of p""").param(grant).query(Grant.class).optional();
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
                                where g.role = 'ADMINISTRATOR' and g.state = 'HELD' and not a.is_disabled)""").query(Boolean.class).single();
    }
}
