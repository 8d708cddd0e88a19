package anju.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the pages about people, roles and looks read; opens only what they may show. */
@Component
public class AccessLists {
    private static final int EXPORT_AT_MOST = 100_000;
    /** Those who sign in by name or hold a role other than owner, within the reach of who looks. */
    private static final String STAFF = """
              from access.person p left join access.account a on a.person_id = p.id
             where (a.person_id is not null
                    or exists (select from access.role_grant g
                                where g.person_id = p.id and g.state = 'HELD' and g.role <> 'OWNER'))
               and not exists (select from access.role_grant g
                                where g.person_id = p.id and g.state = 'HELD' and g.role <> 'OWNER'
                                  and not exists (select from unnest(:reach::text[]) r
                                                   where g.place_path = r or starts_with(g.place_path, r || '/')))
               and (:login = '' or starts_with(a.login, :login))
               and (:role = '' or exists (select from access.role_grant g
                                           where g.person_id = p.id and g.state = 'HELD' and g.role = :role))""";

    private static final String LOOKS = """
              from access.audit l left join access.account a on a.person_id = l.by_person
             where (:login = '' or a.login = :login)
               and (:field = '' or l.field = :field)
               and (:purpose = '' or l.purpose = :purpose)
               and exists (select from unnest(:reach::text[]) r
                            where l.place_path = r or starts_with(l.place_path, r || '/'))""";

    private final JdbcClient db;
    private final Persons persons;
    private final List<PlaceSource> sources;

    AccessLists(JdbcClient db, Persons persons, ObjectProvider<PlaceSource> sources) {
        this.db = db;
        this.persons = persons;
        this.sources = sources.orderedStream().toList();
    }

    /** Names of all places where roles may be held, by path; below an area its own name follows that of the area. */
    public Map<String, String> places() {
        var places = new TreeMap<String, String>();
        db.sql("select path, name from city.area")
                .query(PlaceSource.Place.class)
                .list()
                .forEach(place -> places.put(place.path(), place.name()));
        for (var source : sources) {
            source.places().get().forEach(place -> places.put(place.path(), place.name()));
        }
        return places;
    }

    public long countStaff(StaffFilter filter) {
        return filtered("select count(*)" + STAFF, filter).query(Long.class).single();
    }

    public List<StaffRow> staff(StaffFilter filter, int limit, int offset) {
        return filtered(
                        "select p.id, p.name_enc, a.login, coalesce(a.is_disabled, false) as closed" + STAFF
                                + " order by a.login nulls last, p.id limit :limit offset :offset",
                        filter)
                .param("limit", Math.min(limit, EXPORT_AT_MOST))
                .param("offset", offset)
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    return new StaffRow(
                            id,
                            persons.openName(id, row.getBytes("name_enc")),
                            row.getString("login"),
                            row.getBoolean("closed"),
                            List.of());
                })
                .list()
                .stream()
                .map(row -> row.with(held(row.id)))
                .toList();
    }

    /** One person with account and roles; empty if there is none. */
    public Optional<StaffRow> person(UUID id) {
        return db.sql("""
                select p.name_enc, a.login, coalesce(a.is_disabled, false) as closed
                  from access.person p left join access.account a on a.person_id = p.id where p.id = ?""")
                .param(id)
                .query((row, _) -> new StaffRow(
                        id,
                        persons.openName(id, row.getBytes("name_enc")),
                        row.getString("login"),
                        row.getBoolean("closed"),
                        held(id)))
                .optional();
    }

    public long countLooks(LookFilter filter) {
        return filtered("select count(*)" + LOOKS, filter).query(Long.class).single();
    }

    /** Who looked at whose whole data, newest first. */
    public List<LookRow> looks(LookFilter filter, int limit, int offset) {
        var rows = filtered(
                        "select l.at, l.by_person, a.login, l.person_id, l.field, l.purpose, l.place_path" + LOOKS
                                + " order by l.at desc, l.id limit :limit offset :offset",
                        filter)
                .param("limit", Math.min(limit, EXPORT_AT_MOST))
                .param("offset", offset)
                .query((row, _) -> new LookRow(
                        row.getTimestamp("at").toInstant(),
                        row.getObject("by_person", UUID.class),
                        "",
                        row.getString("login"),
                        row.getObject("person_id", UUID.class),
                        "",
                        row.getString("field"),
                        Revealing.Purpose.valueOf(row.getString("purpose")),
                        row.getString("place_path")))
                .list();
        var ids = new ArrayList<UUID>();
        rows.forEach(row -> ids.addAll(Arrays.asList(row.by, row.person)));
        var names = persons.names(ids);
        return rows.stream()
                .map(row -> row.named(
                        names.getOrDefault(row.by, ""),
                        Masking.name(names.getOrDefault(row.person, ""), Audience.RESIDENT)))
                .toList();
    }

    private List<Held> held(UUID person) {
        return db.sql("""
                select id, role, place_path, from_at from access.role_grant
                 where person_id = ? and state = 'HELD' order by from_at, id""")
                .param(person)
                .query((row, _) -> new Held(
                        row.getObject("id", UUID.class),
                        Role.valueOf(row.getString("role")),
                        row.getString("place_path"),
                        instant(row.getTimestamp("from_at"))))
                .list();
    }

    private JdbcClient.StatementSpec filtered(String sql, StaffFilter filter) {
        return db.sql(sql)
                .param("reach", filter.reach.toArray(String[]::new))
                .param("login", filter.login)
                .param("role", filter.role);
    }

    private JdbcClient.StatementSpec filtered(String sql, LookFilter filter) {
        return db.sql(sql)
                .param("reach", filter.reach.toArray(String[]::new))
                .param("login", filter.login)
                .param("field", filter.field)
                .param("purpose", filter.purpose);
    }

    private static Instant instant(Timestamp at) {
        return at.toInstant();
    }

    /** {@code reach}: the places of whoever looks; the others are empty where nothing is asked. */
    public record StaffFilter(List<String> reach, String login, String role) {}

    public record LookFilter(List<String> reach, String login, String field, String purpose) {}

    /** A role held now. */
    public record Held(UUID grant, Role role, String placePath, Instant from) {}

    public record StaffRow(UUID id, String name, @Nullable String login, boolean closed, List<Held> held) {
        StaffRow with(List<Held> roles) {
            return new StaffRow(id, name, login, closed, roles);
        }
    }

    /** One look: who, at whom (the name masked), at what, why and where. */
    public record LookRow(
            Instant at,
            UUID by,
            String byName,
            @Nullable String byLogin,
            UUID person,
            String personName,
            String field,
            Revealing.Purpose purpose,
            String placePath) {
        LookRow named(String byName, String personName) {
            return new LookRow(at, by, byName, byLogin, person, personName, field, purpose, placePath);
        }
    }
}
