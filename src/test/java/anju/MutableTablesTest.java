package anju;

import static org.assertj.core.api.Assertions.assertThat;

import anju.testing.InCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of tables whose rows may change is written down, and agrees with the database. */
@InCity
class MutableTablesTest {
    @Autowired
    JdbcClient db;

    @Test
    void the_list_of_mutable_tables_is_complete() throws IOException {
        var lines = db.sql("""
                select '| `' || n.nspname || '.' || c.relname || '` | ' || substr(obj_description(c.oid, 'pg_class'), length('working: ') + 1) || ' |'
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'r' and obj_description(c.oid, 'pg_class') like 'working: %' order by 1""").query(String.class).list();
        var wanted = """
                # Mutable tables

                Everything else is inserted once (see [the decision](adr/2026-11-22-grants-follow-the-tables-comment.md)). Held against the
                database by `MutableTablesTest`; write it anew with `-Danju.write=true`.

                | table | what it holds |
                |---|---|
                """ + String.join("\n", lines) + "\n";
        var file = Path.of("docs/mutable-tables.md");
        if (Boolean.getBoolean("anju.write")) {
            Files.writeString(file, wanted);
        }
        assertThat(Files.readString(file)).isEqualTo(wanted);
    }
}
