package anju.registry;

import anju.access.Audience;
import anju.access.NewPerson;
import anju.access.People;
import anju.access.Vault;
import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.registry.WorkbookRows.OwnerRow;
import anju.site.table.ZipGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Reads a sent workbook, checks it and lays its rows out in the staging tables. The work of a job; may be run again at any point. */
@Component
class Staging {
    static final String NAME_COLUMN = "registry.import_owner.name_enc";
    static final String PHONE_COLUMN = "registry.import_owner.phone_enc";
    static final String IDENTITY_COLUMN = "registry.import_owner.identity_enc";
    private static final String FILE_COLUMN = "registry.import_file.content_enc";
    private static final int PIECE_BYTES = 1024 * 1024;
    /** More than anybody mends by hand; the count beside says how many there are. */
    private static final int FAULTS_KEPT = 20_000;

    private final JdbcClient db;
    private final DataSource source;
    private final Areas areas;
    private final People people;
    private final Vault vault;
    private final Imports imports;

    Staging(JdbcClient db, DataSource source, Areas areas, People people, Vault vault, Imports imports) {
        this.db = db;
        this.source = source;
        this.areas = areas;
        this.people = people;
        this.vault = vault;
        this.imports = imports;
    }

    void keep(UUID id, byte[] file) {
        for (int number = 0, from = 0; from < file.length; number++, from += PIECE_BYTES) {
            var piece = java.util.Arrays.copyOfRange(file, from, Math.min(file.length, from + PIECE_BYTES));
            db.sql("insert into registry.import_file (import_id, number, content_enc) values (?, ?, ?)")
                    .params(
                            id,
                            number,
                            vault.seal(FILE_COLUMN, id, Base64.getEncoder().encodeToString(piece)))
                    .update();
        }
    }

    /** The workbook as it was sent; empty once it is no longer kept. */
    byte[] file(UUID id) {
        var out = new java.io.ByteArrayOutputStream();
        db.sql("select content_enc from registry.import_file where import_id = ? order by number")
                .param(id)
                .query(byte[].class)
                .list()
                .forEach(piece -> out.writeBytes(Base64.getDecoder().decode(vault.open(FILE_COLUMN, id, piece))));
        return out.toByteArray();
    }

    /** Reads the workbook and leaves it UNREADABLE, FAULTY or READY. */
    void stage(UUID id) {
        var sent = imports.byId(id).orElseThrow();
        if (sent.state() != ImportState.READING) {
            return;
        }
        imports.clearStaged(id);
        var file = file(id);
        var unpacked = ZipGuard.unpack(file);
        if (unpacked.flaw() != null) {
            imports.faulty(id, ImportState.UNREADABLE, 1, List.of(Fault.of(unpacked.flaw())));
            return;
        }
        imports.total(id, unpacked.rows());
        var rows = WorkbookReader.read(file, unpacked.merges(), read -> imports.progress(id, read));
        var codes = new TreeSet<String>();
        rows.compounds.forEach(compound -> codes.add(compound.code()));
        var known = Standings.of(db, areas.all(), sent.scope(), codes);
        var check = new WorkbookCheck(rows, known);
        check.check();
        var owners = rows.owners;
        var persons = owners.stream().filter(owner -> owner.person() != null).toList();
        var matches = people.matches(persons.stream()
                .<NewPerson>map(owner -> java.util.Objects.requireNonNull(owner.person()))
                .toList());
        check.compare(persons, matches);
        if (!rows.faults.isEmpty()) {
            boolean unreadable = rows.size() == 0
                    && rows.faults.size() == 1
                    && rows.faults.getFirst().sheet() == null;
            var faults = rows.faults.stream()
                    .sorted(Staging::byPlace)
                    .limit(FAULTS_KEPT)
                    .toList();
            imports.faulty(id, unreadable ? ImportState.UNREADABLE : ImportState.FAULTY, rows.faults.size(), faults);
            return;
        }
        var byRow = new HashMap<Integer, UUID>();
        for (int i = 0; i < persons.size(); i++) {
            var match = matches.get(i).id();
            if (match != null) {
                byRow.put(persons.get(i).row(), match);
            }
        }
        copy(id, rows, check.communities, byRow, read -> imports.progress(id, read));
        imports.resolve(id);
        nameKnown(id, rows);
        imports.ready(id, rows.size());
    }

    private static int byPlace(Fault a, Fault b) {
        int sheetA = a.sheet() == null ? -1 : a.sheet().ordinal();
        int sheetB = b.sheet() == null ? -1 : b.sheet().ordinal();
        return sheetA != sheetB ? sheetA - sheetB : a.row() - b.row();
    }

    /** Streams the rows into the staging tables, batch by batch. */
    void copy(UUID id, WorkbookRows rows, Map<String, Area> communities, Map<Integer, UUID> persons, IntConsumer done) {
        var connection = DataSourceUtils.getConnection(source);
        try {
            copyPlaces(connection, id, rows, communities);
            try (var copy = new CopyRows(connection, """
                    registry.import_part (import_id, row_number, compound, building, stairwell, number, floor, use,
                    registered_x100, surveyed_x100, contracted_x100, id)""")) {
                for (var part : rows.parts) {
                    var door = part.door();
                    copy.row(
                            id,
                            part.row(),
                            door.compound(),
                            door.building(),
                            door.stairwell(),
                            door.number(),
                            part.floor(),
                            part.use(),
                            part.registered(),
                            part.surveyed(),
                            part.contracted(),
                            City.current().newId());
                }
                copy.finish();
            }
            done.accept(rows.size());
            try (var copy = new CopyRows(connection, """
                    registry.import_owner (import_id, row_number, id, compound, building, stairwell, number, name_enc,
                    phone_enc, identity_enc, person_id, organisation, credit_code, standing, share_numerator,
                    share_denominator, represents, since_on)""")) {
                for (var owner : rows.owners) {
                    copyOwner(copy, id, owner, persons.get(owner.row()));
                }
                copy.finish();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("staging of import " + id + " failed", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private static void copyPlaces(Connection connection, UUID id, WorkbookRows rows, Map<String, Area> communities)
            throws SQLException {
        try (var copy = new CopyRows(
                connection,
                "registry.import_compound (import_id, row_number, code, name, address, area_id, path, built_year, id)")) {
            for (var compound : rows.compounds) {
                var area = java.util.Objects.requireNonNull(communities.get(compound.code()));
                copy.row(
                        id,
                        compound.row(),
                        compound.code(),
                        compound.name(),
                        compound.address(),
                        area.id(),
                        Registering.pathOf(area.path(), compound.code()),
                        compound.builtYear(),
                        City.current().newId());
            }
            copy.finish();
        }
        try (var copy = new CopyRows(
                connection, "registry.import_building (import_id, row_number, compound, number, storeys, id)")) {
            for (var building : rows.buildings) {
                copy.row(
                        id,
                        building.row(),
                        building.compound(),
                        building.number(),
                        building.storeys(),
                        City.current().newId());
            }
            copy.finish();
        }
        record Stairs(String compound, String building, String number) {}
        var stairs = new LinkedHashSet<Stairs>();
        rows.parts.forEach(part -> stairs.add(new Stairs(
                part.door().compound(), part.door().building(), part.door().stairwell())));
        try (var copy =
                new CopyRows(connection, "registry.import_stairwell (import_id, compound, building, number, id)")) {
            for (var stairwell : stairs) {
                copy.row(
                        id,
                        stairwell.compound(),
                        stairwell.building(),
                        stairwell.number(),
                        City.current().newId());
            }
            copy.finish();
        }
    }

    private void copyOwner(CopyRows copy, UUID id, OwnerRow owner, @Nullable UUID person) throws SQLException {
        var own = City.current().newId();
        var named = owner.person();
        var phone =
                named == null || named.phone() == null ? null : named.phone().digits();
        var identity = named == null || named.identity() == null
                ? null
                : named.identity().characters();
        copy.row(
                id,
                owner.row(),
                own,
                owner.door().compound(),
                owner.door().building(),
                owner.door().stairwell(),
                owner.door().number(),
                named == null ? null : vault.seal(NAME_COLUMN, own, named.name()),
                vault.sealIfPresent(PHONE_COLUMN, own, phone),
                vault.sealIfPresent(IDENTITY_COLUMN, own, identity),
                person,
                named == null ? owner.organisation() : null,
                owner.creditCode(),
                owner.standing(),
                owner.numerator(),
                owner.denominator(),
                // The only holder of a part represents it.
                owner.represents() == null || owner.represents() == Column.YesNo.YES,
                owner.since());
    }

    /** Whoever comes without a number that finds them is taken for the part's present owner of the same name. */
    private void nameKnown(UUID id, WorkbookRows rows) {
        record Held(int row, UUID person) {}
        var held = db.sql("""
                select t.row_number as row, o.person_id as person
                  from registry.import_owner t
                  join registry.ownership_now o on o.part_id = t.part_id and o.person_id is not null
                 where t.import_id = ? and t.person_id is null and t.organisation is null""").param(id).query(Held.class).list();
        if (held.isEmpty()) {
            return;
        }
        var names = people.namesOf(held.stream().map(Held::person).distinct().toList(), Audience.SELF);
        var wanted = new HashMap<Integer, NewPerson>();
        rows.owners.forEach(owner -> {
            if (owner.person() != null) {
                wanted.put(owner.row(), owner.person());
            }
        });
        var numbers = new ArrayList<Integer>();
        var persons = new ArrayList<UUID>();
        for (var one : held) {
            var person = wanted.get(one.row());
            if (person != null && person.name().equals(names.get(one.person()))) {
                numbers.add(one.row());
                persons.add(one.person());
            }
        }
        imports.knowByName(id, numbers, persons);
    }
}
