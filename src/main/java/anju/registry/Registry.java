package anju.registry;

import anju.money.Area;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands in the registry now, for the modules above it. */
@Component
public class Registry {
    private static final String COMPOUND =
            "select id, code, area_id, path, built_year, name, address from registry.compound_now ";
    private static final String PART = """
            select id, compound_id, building_id, building_number, stairwell_id, stairwell_number, number, floor, use,
                   area_x100, basis
              from registry.part_now
            """;
    private static final String OWNED = """
            select o.id, o.part_id, o.person_id, o.organisation_id, o.standing, o.share_numerator, o.share_denominator,
                   o.represents, o.from_on
              from registry.ownership_now o
            """;

    private final JdbcClient db;

    Registry(JdbcClient db) {
        this.db = db;
    }

    public Optional<Compound> compound(UUID id) {
        return db.sql(COMPOUND + "where id = ?").param(id).query(Compound.class).optional();
    }

    public Optional<Compound> compoundByCode(String code) {
        return db.sql(COMPOUND + "where code = ?")
                .param(code)
                .query(Compound.class)
                .optional();
    }

    /** The compounds at or below a place, by code. */
    public List<Compound> compoundsIn(String placePath) {
        return db.sql(COMPOUND + "where path = :path or starts_with(path, :path || '/') order by code")
                .param("path", placePath)
                .query(Compound.class)
                .list();
    }

    /** The compounds there are among these, by code. */
    public List<Compound> compounds(Collection<UUID> ids) {
        return db.sql(COMPOUND + "where id = any(?) order by code")
                .param(ids.toArray(UUID[]::new))
                .query(Compound.class)
                .list();
    }

    /** Where these compounds stand, for roles and rules; a bug if one of them does not. */
    public List<String> pathsOf(Collection<UUID> compounds) {
        var wanted = Set.copyOf(compounds);
        var found = db.sql("select path from registry.compound where id = any(?) order by code")
                .param(wanted.toArray(UUID[]::new))
                .query(String.class)
                .list();
        if (found.size() < wanted.size()) {
            throw new NoSuchElementException("of these compounds not all are registered: " + wanted);
        }
        return found;
    }

    /** The compound's place, for roles and rules; a bug if there is no such compound. */
    public String pathOf(UUID compound) {
        return compound(compound).orElseThrow().path();
    }

    /** All parts of a compound, by building, stairwell, floor and number. */
    public List<Part> parts(UUID compound) {
        return db.sql(PART + """
                 where compound_id = ?
                 order by length(building_number), building_number, length(stairwell_number), stairwell_number,
                          floor, length(number), number""").param(compound).query(Registry::part).list();
    }

    public Optional<Part> part(UUID id) {
        return db.sql(PART + "where id = ?").param(id).query(Registry::part).optional();
    }

    /** Every ownership in force in a compound. */
    public List<Owned> owners(UUID compound) {
        return db.sql(OWNED + """
                  join registry.part_now p on p.id = o.part_id
                 where p.compound_id = ? order by o.part_id, o.id""").param(compound).query(Registry::owned).list();
    }

    public List<Owned> ownersOf(UUID part) {
        return db.sql(OWNED + "where o.part_id = ? order by o.represents desc, o.id")
                .param(part)
                .query(Registry::owned)
                .list();
    }

    /** The parts a person owns, wholly or with others. */
    public List<Owned> ownedBy(UUID person) {
        return db.sql(OWNED + "where o.person_id = ? order by o.id")
                .param(person)
                .query(Registry::owned)
                .list();
    }

    /** The parts a signed-in resident is bound to, as owner or occupant. */
    public List<UUID> partsBoundTo(UUID person) {
        return db.sql("select part_id from registry.binding_now where person_id = ? order by bound_at")
                .param(person)
                .query(UUID.class)
                .list();
    }

    private static Part part(ResultSet row, int number) throws SQLException {
        var basis = row.getString("basis");
        return new Part(
                row.getObject("id", UUID.class),
                row.getObject("compound_id", UUID.class),
                row.getObject("building_id", UUID.class),
                row.getString("building_number"),
                row.getObject("stairwell_id", UUID.class),
                row.getString("stairwell_number"),
                row.getString("number"),
                row.getInt("floor"),
                Use.valueOf(row.getString("use")),
                basis == null ? null : new Area(row.getLong("area_x100")),
                basis == null ? null : Basis.valueOf(basis));
    }

    private static Owned owned(ResultSet row, int number) throws SQLException {
        return new Owned(
                row.getObject("id", UUID.class),
                row.getObject("part_id", UUID.class),
                new Holder(row.getObject("person_id", UUID.class), row.getObject("organisation_id", UUID.class)),
                Standing.valueOf(row.getString("standing")),
                row.getLong("share_numerator"),
                row.getLong("share_denominator"),
                row.getBoolean("represents"),
                row.getObject("from_on", LocalDate.class));
    }
}
