package anju.registry;

import anju.city.City;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of imports on their way: what was sent, what is staged, what is wrong with it. */
@Component
class Imports {
    private final JdbcClient db;

    Imports(JdbcClient db) {
        this.db = db;
    }

    /** A workbook sent, and how far it is. */
    record Sent(UUID id, String code, String fileName, ImportState state, List<String> scope, UUID by, Instant at) {}

    Optional<Sent> byId(UUID id) {
        return db.sql("select id, code, file_name, state, scope, sent_by, sent_at from registry.import where id = ?")
                .param(id)
                .query(Imports::sent)
                .optional();
    }

    /** As above, and nobody else moves it until the transaction ends. */
    Optional<Sent> hold(UUID id) {
        return db.sql("""
                select id, code, file_name, state, scope, sent_by, sent_at
                  from registry.import where id = ? for update""").param(id).query(Imports::sent).optional();
    }

    private static Sent sent(ResultSet row, int number) throws SQLException {
        Array scope = row.getArray("scope");
        return new Sent(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("file_name"),
                ImportState.valueOf(row.getString("state")),
                Arrays.asList((String[]) scope.getArray()),
                row.getObject("sent_by", UUID.class),
                row.getTimestamp("sent_at").toInstant());
    }

    UUID add(String fileName, long bytes, List<String> scope, UUID by) {
        var city = City.current();
        var id = city.newId();
        long number = db.sql("select nextval('registry.import_code')")
                .query(Long.class)
                .single();
        db.sql("""
                insert into registry.import (id, code, file_name, file_bytes, state, scope, sent_by, sent_at)
                values (?, ?, ?, ?, 'READING', ?, ?, ?)""")
                .params(
                        id,
                        String.format(Locale.ROOT, "DR-%d-%04d", city.today().getYear(), number),
                        fileName,
                        bytes,
                        scope.toArray(String[]::new),
                        by,
                        Timestamp.from(city.now()))
                .update();
        return id;
    }

    void total(UUID id, long rows) {
        db.sql("update registry.import set rows_total = ? where id = ?")
                .params(Math.min(rows, Integer.MAX_VALUE), id)
                .update();
    }

    void progress(UUID id, int read) {
        db.sql("update registry.import set rows_read = ? where id = ?")
                .params(read, id)
                .update();
    }

    void faulty(UUID id, ImportState state, int count, List<Fault> faults) {
        int number = 0;
        for (var fault : faults) {
            db.sql("""
                    insert into registry.import_fault (import_id, number, sheet, row_number, column_key, code, args)
                    values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            id,
                            ++number,
                            fault.sheet() == null ? null : fault.sheet().name(),
                            fault.row(),
                            fault.column() == null ? null : fault.column().name(),
                            fault.code(),
                            fault.args().toArray(String[]::new)))
                    .update();
        }
        db.sql("update registry.import set state = ?, fault_count = ? where id = ? and state = 'READING'")
                .params(state.name(), count, id)
                .update();
    }

    List<Fault> faults(UUID id) {
        return db.sql("""
                select sheet, row_number, column_key, code, args from registry.import_fault
                 where import_id = ? order by number""")
                .param(id)
                .query((row, _) -> {
                    var sheet = row.getString("sheet");
                    var column = row.getString("column_key");
                    return new Fault(
                            sheet == null ? null : Sheet.valueOf(sheet),
                            row.getInt("row_number"),
                            column == null ? null : Column.valueOf(column),
                            row.getString("code"),
                            Arrays.asList((String[]) row.getArray("args").getArray()));
                })
                .list();
    }

    /** Everything read so far, so that the job can begin again. */
    void clearStaged(UUID id) {
        for (var table : List.of("owner", "part", "stairwell", "building", "compound", "fault")) {
            db.sql("delete from registry.import_" + table + " where import_id = ?")
                    .param(id)
                    .update();
        }
    }

    void forgetFile(UUID id) {
        db.sql("delete from registry.import_file where import_id = ?").param(id).update();
    }

    void move(UUID id, ImportState state) {
        db.sql("update registry.import set state = ? where id = ?")
                .params(state.name(), id)
                .update();
    }

    void ready(UUID id, int rows) {
        db.sql("""
                update registry.import set state = 'READY', rows_total = ?, rows_read = ?, difference = ?
                 where id = ? and state = 'READING'""").params(rows, rows, difference(id), id).update();
    }

    void see(UUID id, byte[] difference) {
        db.sql("update registry.import set difference = ? where id = ?")
                .params(difference, id)
                .update();
    }

    byte[] seen(UUID id) {
        return db.sql("select difference from registry.import where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
    }

    /** A digest of all the workbook would change as of now; another one means the registry moved. */
    byte[] difference(UUID id) {
        return db.sql("""
                select sha256(convert_to(coalesce(string_agg(
                         concat_ws('|', kind, place, change, was, becomes), e'\\n' order by kind, place, change), ''), 'UTF8'))
                  from registry.import_difference where import_id = ? and change <> 'SAME'""").param(id).query(byte[].class).single();
    }

    /** Finds what the registry has of the staged places; what it lacks keeps the id it will get. */
    void resolve(UUID id) {
        db.sql("select registry.analyze_staging()").query(row -> {});
        for (var sql : ImportSql.RESOLVE) {
            db.sql(sql).param("import", id).update();
        }
    }

    void knowByName(UUID id, List<Integer> rows, List<UUID> persons) {
        db.sql("""
                update registry.import_owner t set person_id = v.person, by_name = true
                  from unnest(?, ?) v (row_number, person)
                 where t.import_id = ? and t.row_number = v.row_number""")
                .params(rows.toArray(Integer[]::new), persons.toArray(UUID[]::new), id)
                .update();
    }

    void enrol(UUID id, List<Integer> rows, List<UUID> persons) {
        db.sql("""
                update registry.import_owner t set person_id = v.person
                  from unnest(?, ?) v (row_number, person)
                 where t.import_id = ? and t.row_number = v.row_number""")
                .params(rows.toArray(Integer[]::new), persons.toArray(UUID[]::new), id)
                .update();
    }
}
