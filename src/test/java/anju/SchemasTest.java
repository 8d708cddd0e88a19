package anju;

import static org.assertj.core.api.Assertions.assertThat;

import anju.testing.InCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The compiler cannot see SQL, so these do: whose tables are whose, and what each promises. */
@InCity
class SchemasTest {
    private static final Pattern WRITE = Pattern.compile(
            "(?:insert\\s+into|update|delete\\s+from|copy)\\s+([a-z]+)\\.[a-z_]+", Pattern.CASE_INSENSITIVE);

    @Autowired
    JdbcClient db;

    @Test
    void a_module_writes_only_its_own_schema() throws IOException {
        var strays = new ArrayList<String>();
        for (var file : sources("src/main/java/anju")) {
            var module =
                    Path.of("src/main/java/anju").relativize(file).getName(0).toString();
            var writes = WRITE.matcher(Files.readString(file));
            while (writes.find()) {
                if (ModulesTest.ORDER.contains(writes.group(1))
                        && !writes.group(1).equals(module)) {
                    strays.add(file + " writes " + writes.group(1));
                }
            }
        }
        assertThat(strays).isEmpty();
    }

    @Test
    void a_migration_touches_only_its_own_modules_schema() throws IOException {
        var creates = Pattern.compile("create (?:table|view|function|sequence|schema) ([a-z]+)");
        var strays = new ArrayList<String>();
        for (var file : sources("src/main/resources/db/migration")) {
            var module = Path.of("src/main/resources/db/migration")
                    .relativize(file)
                    .getName(0)
                    .toString();
            var m = creates.matcher(Files.readString(file));
            while (m.find()) {
                if (!m.group(1).equals(module)) {
                    strays.add(file + " creates in " + m.group(1));
                }
            }
        }
        assertThat(strays).isEmpty();
    }

    @Test
    void a_table_refers_only_to_modules_below_its_own() {
        var references = db.sql("""
                select c.conrelid::regclass::text || ' -> ' || c.confrelid::regclass::text as edge,
                       n.nspname as late, m.nspname as early
                  from pg_constraint c
                  join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
                  join pg_class r on r.oid = c.confrelid join pg_namespace m on m.oid = r.relnamespace
                 where c.contype = 'f'""").query(Reference.class).list();
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(ModulesTest.ORDER.indexOf(reference.early))
                        .as(reference.edge)
                        .isBetween(0, ModulesTest.ORDER.indexOf(reference.late)));
    }

    @Test
    void every_table_says_what_it_is() {
        var silent = db.sql("""
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'r' and n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\\_%'
                   and coalesce(obj_description(c.oid, 'pg_class'), '') !~ '^(official|part of [a-z]+\\.[a-z_]+|working|derived): .'""").query(String.class).list();
        assertThat(silent)
                .as("tables whose comment does not begin official: / part of x.y: / working: / derived:")
                .isEmpty();
    }

    @Test
    void an_official_row_cannot_stand_without_its_act() {
        var loose = db.sql("""
                select c.oid::regclass::text from pg_class c
                 where c.relkind = 'r' and obj_description(c.oid, 'pg_class') like 'official%'
                   and c.oid <> 'evidence.act'::regclass
                   and not exists (
                     select from pg_constraint f
                      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid = 'evidence.act'::regclass and f.condeferred
                        and (select bool_and(a.attnotnull) from pg_attribute a where a.attrelid = c.oid and a.attnum = any (f.conkey)))""").query(String.class).list();
        assertThat(loose)
                .as("official tables without a NOT NULL deferred foreign key to evidence.act")
                .isEmpty();
    }

    @Test
    void facts_can_neither_be_updated_nor_deleted_by_the_application() {
        var mutable = db.sql("""
                select c.oid::regclass::text from pg_class c
                 where c.relkind = 'r'
                   and obj_description(c.oid, 'pg_class') ~ '^(official|part of|derived)'
                   and (has_table_privilege('anju_app', c.oid, 'update') or has_table_privilege('anju_app', c.oid, 'delete')
                        or has_table_privilege('anju_app', c.oid, 'truncate'))""").query(String.class).list();
        assertThat(mutable).isEmpty();
    }

    @Test
    void what_moves_by_steps_is_born_in_its_first_state() {
        var moved = db.sql("""
                select distinct split_part(encode(t.tgargs, 'escape'), '\\000', 1) || '.' || split_part(encode(t.tgargs, 'escape'), '\\000', 2)
                  from pg_trigger t where t.tgfoid = 'city.step_moves_state'::regproc""").query(String.class).list();
        var guarded = db.sql("""
                select t.tgrelid::regclass::text from pg_trigger t
                 where t.tgfoid = 'city.refuse_change'::regproc and t.tgname like 'starts%'
                   and pg_get_triggerdef(t.oid) like '%BEFORE INSERT%WHEN%state%'""").query(String.class).list();
        assertThat(moved).contains("vote.vote", "project.project", "payment.payment");
        assertThat(guarded)
                .as("add a trigger that refuses any other first state")
                .containsAll(moved);
    }

    @Test
    void every_foreign_key_of_the_thread_is_indexed_both_ways() {
        var slow = db.sql("""
                select c.conrelid::regclass::text || ' (' || (select string_agg(a.attname, ', ') from pg_attribute a
                         where a.attrelid = c.conrelid and a.attnum = any (c.conkey)) || ')'
                  from pg_constraint c
                  join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
                 where c.contype = 'f' and n.nspname in ('survey', 'plan', 'fund', 'works', 'payment', 'stewardship')
                   and c.confrelid::regclass::text in ('registry.part', 'survey.need', 'plan.item', 'vote.matter', 'fund.lot', 'fund.allocation',
                         'works.contract_line', 'works.accepted_line', 'works.acceptance', 'payment.clearance')
                   and array_length(c.conkey, 1) = 1
                   and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])""").query(String.class).list();
        assertThat(slow)
                .as("foreign keys of the thread that no index begins with")
                .isEmpty();
    }

    private static List<Path> sources(String folder) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private record Reference(String edge, String late, String early) {}
}
