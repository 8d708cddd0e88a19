package anju.attack;

import anju.attack.Attacker.Account;
import anju.city.City;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every table × statement × account × state of the row, on a city as it is. What has to become of an attack follows from the list in
 * {@code src/test/resources/attacks}, never from the grants under attack.
 */
public final class Onslaught implements AutoCloseable {
    private static final Set<String> CLOSED_LISTS = Set.of("state", "to_state", "act_kind", "kind", "verdict");
    private static final Set<String> NEVER_EMPTY =
            Set.of("id", "act_id", "act_kind", "state", "to_state", "recorded_at", "recorded_by", "entered_by");
    /** What the sequencer is for: it reads the acts that wait, numbers them and signs. */
    private static final Map<String, Set<String>> OF_THE_SEQUENCER = Map.of(
            "evidence.act", Set.of("select"),
            "evidence.queue", Set.of("select", "delete"),
            "evidence.leaf", Set.of("select", "insert"),
            "evidence.signed_head", Set.of("select", "insert"));
    /** Derived, and yet nobody changes them afterwards. */
    private static final Set<String> RECORD = Set.of("evidence.leaf", "evidence.signed_head");
    /** Emptied only act by act, as they are numbered. */
    private static final String QUEUE = "evidence.queue";

    private final Attacker attacker;
    private final Declared declared = Declared.read();
    /** By table its columns that can be written, with their types, in their order. */
    private final Map<String, List<Column>> columns = new TreeMap<>();

    private final List<Attempt> unexpected = new ArrayList<>();
    private final Set<String> empty = new TreeSet<>();
    private final Set<String> foundOpen = new TreeSet<>();
    private int shadowed;

    private record Column(String name, String type) {}

    public Onslaught(City city) {
        this(new Attacker(city));
    }

    /** With somebody whose other attacks are counted, too. */
    public Onslaught(Attacker attacker) {
        this.attacker = attacker;
        for (var row : attacker.rows(Account.OWNER, """
                select n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, null)
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
                 where c.relkind in ('r', 'p') and n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\\_%'
                 order by 1, a.attnum""")) {
            columns.computeIfAbsent(text(row, 0), _ -> new ArrayList<>()).add(new Column(text(row, 1), text(row, 2)));
        }
    }

    /** Tables that nobody has said anything about, and words about tables that are no more. */
    public Set<String> undeclared() {
        var undeclared = new TreeSet<>(columns.keySet());
        undeclared.removeAll(declared.tables().keySet());
        declared.tables().keySet().stream()
                .filter(table -> !columns.containsKey(table))
                .forEach(undeclared::add);
        declared.moves().stream()
                .map(Declared.Moves::thing)
                .filter(thing -> !columns.containsKey(thing))
                .forEach(undeclared::add);
        return undeclared;
    }

    /** Attacks that did not end as they should; empty when the database holds. */
    public List<String> run() {
        columns.keySet().forEach(table -> {
            rights(table);
            reshaping(table);
            rowsInEveryState(table);
        });
        wholeDatabase();
        declared.moves().forEach(this::otherMoves);
        columns.keySet().stream().filter(table -> kind(table).isFact()).forEach(this::hostileValues);
        var found = new ArrayList<>(unexpected.stream().map(Attempt::toString).toList());
        declared.open().keySet().stream()
                .filter(it -> !foundOpen.contains(it) && !empty.contains(it.substring(0, it.lastIndexOf('.'))))
                .forEach(it -> found.add(it + ": said to be open, and is not; strike it from open.txt"));
        return found;
    }

    /** The modules that have tables. */
    public Set<String> modules() {
        return columns.keySet().stream()
                .map(table -> table.substring(0, table.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Attacks on the tables of one module only, and from behind, as if no trigger guarded them. */
    public List<String> run(String schema) {
        columns.keySet().removeIf(table -> !table.startsWith(schema + "."));
        columns.keySet().forEach(table -> {
            rights(table);
            rowsInEveryState(table);
        });
        declared.moves().stream()
                .filter(moves -> moves.thing().startsWith(schema + "."))
                .forEach(this::otherMoves);
        columns.keySet().stream().filter(table -> kind(table).isFact()).forEach(this::hostileValues);
        columns.keySet().forEach(this::behindTheTriggers);
        return unexpected.stream().map(Attempt::toString).toList();
    }

    /**
     * Whether the constraints hold without the triggers, which usually refuse first: the owner takes them away in the attack's own
     * transaction. What goes through here is not judged: some rules no constraint can say. It shows which constraints bite.
     */
    private void behindTheTriggers(String table) {
        for (var row : samples(table)) {
            var open = "alter table " + table + " disable trigger user; ";
            var key = has(table, "id") ? Map.of("id", "gen_random_uuid()") : Map.<String, String>of();
            attacker.attack(Account.OWNER, open + copy(table, row, Map.of()));
            attacker.attack(Account.OWNER, open + copy(table, row, key));
            for (var column : columns.get(table)) {
                for (var value : anything(column.type)) {
                    // Changed where it lies, so that no key that is there twice hides the constraint.
                    attacker.attack(
                            Account.OWNER,
                            open + "update " + table + " set " + column.name + " = " + value + " where ctid = '" + row
                                    + "'");
                }
            }
        }
    }

    private static List<String> anything(String type) {
        return switch (type) {
            case "uuid" -> List.of("gen_random_uuid()", "null");
            case "bigint", "integer", "smallint" -> List.of("-1", "0", "1", "32000", "null");
            case "text" -> List.of("''", "'NONSENSE'", "repeat('x', 5000)", "null");
            case "boolean" -> List.of("true", "false");
            case "bytea" -> List.of("''", "sha256('x')");
            case "date" -> List.of("date '0001-01-01'", "date '9999-12-31'");
            case "timestamp with time zone" -> List.of("timestamptz '0001-01-01Z'", "timestamptz '9999-12-31Z'");
            case "text[]" -> List.of("'{}'", "null");
            default -> List.of("null");
        };
    }

    /** Guards of a module by name that refused nothing so far: constraints, unique indexes and triggers on its tables. */
    public Set<String> unmoved(String schema) {
        var guards = new TreeSet<String>();
        for (var row : attacker.rows(Account.OWNER, """
                select c.conrelid::regclass || ' ' || c.conname
                  from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
                 where n.nspname = '%1$s' and c.contype in ('c', 'f', 'p', 'u', 'x')
                   -- Nothing can be twice in what holds a whole smaller key: such a key is there for others to refer to.
                   and not (c.contype = 'u' and exists (
                     select from pg_constraint p where p.conrelid = c.conrelid and p.contype in ('p', 'u') and p.oid <> c.oid and p.conkey <@ c.conkey))
                union
                select i.indrelid::regclass || ' ' || x.relname
                  from pg_index i join pg_class x on x.oid = i.indexrelid join pg_namespace n on n.oid = x.relnamespace
                 where n.nspname = '%1$s' and i.indisunique and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
                union
                select case when g.tgfoid::regproc::text like 'city.%%' then g.tgrelid::regclass || ' ' else '' end || g.tgfoid::regproc
                  from pg_trigger g join pg_class t on t.oid = g.tgrelid join pg_namespace n on n.oid = t.relnamespace
                 where n.nspname = '%1$s' and not g.tgisinternal""".formatted(schema))) {
            guards.add(text(row, 0));
        }
        guards.removeAll(attacker.causes());
        return guards;
    }

    private void rights(String table) {
        var kind = kind(table);
        var insert = "insert into " + table + " default values";
        var update = "update " + table + " set " + columns.get(table).getFirst().name + " = null where false";
        var delete = "delete from " + table + " where false";
        var truncate = "truncate " + table + " cascade";
        if (kind.isFact()) {
            // It may add a fact, but not one about which it says nothing.
            attack(Account.APP, insert, it -> !it.wentThrough() && !it.refusedBy(Attempt.NO_RIGHT));
            refused(Account.APP, Attempt.NO_RIGHT, update, delete, truncate);
            refused(Account.OWNER, Attempt.RULE, truncate);
        } else if (kind == Declared.Kind.WORKING) {
            attack(Account.APP, insert, it -> !it.refusedBy(Attempt.NO_RIGHT));
            attack(Account.APP, update, Attempt::wentThrough);
            attack(Account.APP, delete, Attempt::wentThrough);
            refused(Account.APP, Attempt.NO_RIGHT, truncate);
        } else {
            refused(Account.APP, Attempt.NO_RIGHT, insert, update, delete, truncate);
            if (RECORD.contains(table) || table.equals(QUEUE)) {
                refused(Account.OWNER, Attempt.RULE, truncate);
            }
        }
        var allowed = OF_THE_SEQUENCER.getOrDefault(table, Set.of());
        for (var sql : List.of("select from " + table + " where false", insert, update, delete, truncate)) {
            boolean may = allowed.contains(sql.substring(0, sql.indexOf(' ')));
            attack(Account.SEQ, sql, it -> may != it.refusedBy(Attempt.NO_RIGHT));
        }
    }

    /** Neither running account can take a table's guards away, put others there, or pass a table on. */
    private void reshaping(String table) {
        var column = columns.get(table).getFirst().name;
        for (var account : List.of(Account.APP, Account.SEQ)) {
            refused(
                    account,
                    Attempt.NO_RIGHT,
                    "alter table " + table + " disable trigger all",
                    "alter table " + table + " disable trigger user",
                    "alter table " + table + " add column slipped_in int",
                    "alter table " + table + " drop column " + column + " cascade",
                    "alter table " + table + " alter column " + column + " drop not null",
                    "alter table " + table + " owner to " + account.role(),
                    "drop table " + table + " cascade",
                    "create rule slipped_in as on insert to " + table + " do instead nothing",
                    "create trigger slipped_in before insert on " + table
                            + " for each row execute function city.refuse_change()",
                    "create index on " + table + " (" + column + ")",
                    "grant update on " + table + " to " + account.role() + "; alter table " + table
                            + " disable trigger user",
                    "comment on table " + table + " is 'working: slipped in'");
        }
    }

    /** One row in each state: nobody changes it or removes it, and it cannot be there twice. */
    private void rowsInEveryState(String table) {
        var kind = kind(table);
        if (!kind.isFact() && !RECORD.contains(table)) {
            return;
        }
        var rows = samples(table);
        if (rows.isEmpty()) {
            empty.add(table);
        }
        for (var row : rows) {
            var here = " where ctid = '" + row + "'";
            var first = columns.get(table).getFirst().name;
            refused(
                    Account.OWNER,
                    Attempt.RULE,
                    "update " + table + " set " + first + " = " + first + here,
                    "delete from " + table + here);
            if (has(table, "state")) {
                refused(
                        Account.OWNER,
                        Attempt.RULE,
                        "update " + table + " set state = 'NONSENSE'" + here,
                        "update " + table + " set state = state" + here);
                refused(Account.APP, Attempt.NO_RIGHT, "update " + table + " set state = state" + here);
            }
            refused(
                    Account.APP,
                    Attempt.NO_RIGHT,
                    "update " + table + " set " + first + " = " + first + here,
                    "delete from " + table + here,
                    "select from " + table + here + " for update");
            if (kind.isFact()) {
                attack(
                        Account.APP,
                        copy(table, row, Map.of()),
                        it -> it.refusedBy(Attempt.TWICE, Attempt.RULE, Attempt.STRANGER, "23P01"));
                refused(Account.SEQ, Attempt.NO_RIGHT, copy(table, row, Map.of()));
            }
        }
    }

    /** What would reach every table at once. */
    private void wholeDatabase() {
        for (var account : List.of(Account.APP, Account.SEQ)) {
            refused(
                    account,
                    Attempt.NO_RIGHT,
                    "set session_replication_role = replica",
                    "set role anju_owner",
                    "set session authorization anju_owner",
                    "set log_statement = 'none'",
                    "alter role " + account.role() + " superuser",
                    "grant anju_owner to " + account.role(),
                    "create role slipped_in",
                    "create schema slipped_in",
                    "create table public.slipped_in (id int)",
                    "create or replace function city.refuse_change() returns trigger language plpgsql as 'begin return new; end'",
                    "drop function city.refuse_change() cascade",
                    "drop schema vote cascade",
                    "create extension file_fdw",
                    "create function pg_temp.f() returns int language c as 'libc', 'getpid'",
                    "copy city.area to program 'true'",
                    "copy city.area to '/tmp/slipped-out'",
                    "select pg_read_file('/etc/passwd')",
                    "select lo_import('/etc/passwd')",
                    "select rolpassword from pg_authid",
                    "create publication slipped_out for all tables",
                    "create event trigger slipped_in on ddl_command_start execute function city.refuse_change()");
            // A guard that acts with the owner's rights would lend them to whoever hangs it on a table of their own.
            for (var row : attacker.rows(Account.OWNER, """
                    select p.oid::regproc::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                     where p.prorettype = 'trigger'::regtype and n.nspname not like 'pg\\_%' order by 1""")) {
                refused(account, Attempt.NO_RIGHT, """
                        create temp table own (id uuid, to_state text);
                        create trigger lent before insert on own for each row execute function %s('vote', 'vote', 'id', 'CLOSED>FROZEN')""".formatted(text(row, 0)));
            }
            for (var row : attacker.rows(Account.OWNER, "select schemaname || '.' || sequencename from pg_sequences")) {
                refused(account, Attempt.NO_RIGHT, "select setval('" + text(row, 0) + "', 1)");
            }
        }
    }

    /** No thing is born in a later state, and from none of its states does it go where it may not. */
    private void otherMoves(Declared.Moves moves) {
        for (var row : samples(moves.thing())) {
            for (var state : moves.states()) {
                if (!state.equals(moves.first()) && !moves.thing().equals("project.project")) {
                    refused(
                            Account.APP,
                            Attempt.RULE,
                            copy(moves.thing(), row, Map.of("id", "gen_random_uuid()", "state", "'" + state + "'")));
                }
            }
            var now = attacker.rows(
                            Account.OWNER, "select id, state from " + moves.thing() + " where ctid = '" + row + "'")
                    .getFirst();
            for (var to : moves.states()) {
                if (moves.allowed().contains(text(now, 1) + ">" + to)) {
                    continue;
                }
                var like = attacker.rows(
                        Account.OWNER,
                        "select ctid from " + moves.steps() + " order by (to_state = '" + to + "') desc limit 1");
                if (like.isEmpty()) {
                    empty.add(moves.steps());
                    continue;
                }
                var step = new TreeMap<>(
                        Map.of(moves.column(), "'" + text(now, 0) + "'::uuid", "to_state", "'" + to + "'"));
                if (has(moves.steps(), "id")) {
                    step.put("id", "gen_random_uuid()");
                }
                refused(Account.APP, Attempt.RULE, copy(moves.steps(), text(like.getFirst(), 0), step));
            }
        }
    }

    /** A row as one that is there, but for a value that its column's name says cannot be. */
    private void hostileValues(String table) {
        for (var row : samples(table)) {
            for (var column : columns.get(table)) {
                for (var attack : hostile(column)) {
                    var known = declared.open().get(column(table, column, attack));
                    var values = new TreeMap<String, String>();
                    if (has(table, "id")) {
                        values.put("id", "gen_random_uuid()");
                    }
                    values.put(column.name, attack.value);
                    var sql = copy(table, row, values) + " -- " + attack.name;
                    attack(Account.APP, sql, it -> {
                        // Taken already, before the value is looked at: such a column needs a row of its own to be
                        // attacked.
                        if (it.refusedBy(Attempt.TWICE, "23P01")) {
                            shadowed++;
                            return true;
                        }
                        if (known != null && it.wentThrough()) {
                            foundOpen.add(column(table, column, attack));
                        }
                        return known != null || it.refusedBy(Attempt.MISSING, Attempt.STRANGER, Attempt.RULE);
                    });
                }
            }
        }
    }

    private static String column(String table, Column column, Hostile attack) {
        return table + "." + column.name + " " + attack.name;
    }

    private record Hostile(String name, String value) {}

    private static List<Hostile> hostile(Column column) {
        var attacks = new ArrayList<Hostile>();
        if (column.type.equals("uuid") && !column.name.equals("id")) {
            attacks.add(new Hostile("stranger", "gen_random_uuid()"));
        }
        if (column.name.matches(".*_(fen|x100|milli|heads|months|days)")) {
            attacks.add(new Hostile("negative", "-1"));
        }
        if (column.type.equals("text") && CLOSED_LISTS.contains(column.name)) {
            attacks.add(new Hostile("nonsense", "'NONSENSE'"));
        }
        if (NEVER_EMPTY.contains(column.name)) {
            attacks.add(new Hostile("nothing", "null"));
        }
        return attacks;
    }

    /** Where one row lies of each state that there is; any one where there are no states. */
    private List<String> samples(String table) {
        var sql = has(table, "state")
                ? "select distinct on (state) ctid from " + table + " order by state, ctid"
                : "select ctid from " + table + " limit 1";
        return attacker.rows(Account.OWNER, sql).stream()
                .map(row -> text(row, 0))
                .toList();
    }

    private String copy(String table, String row, Map<String, String> values) {
        var names = columns.get(table).stream().map(Column::name).toList();
        return "insert into " + table + " (" + String.join(", ", names) + ") select "
                + names.stream().map(name -> values.getOrDefault(name, name)).collect(Collectors.joining(", "))
                + " from " + table + " where ctid = '" + row + "'";
    }

    private void refused(Account account, String state, String... attacks) {
        for (var sql : attacks) {
            attack(account, sql, it -> it.refusedBy(state));
        }
    }

    private void attack(Account account, String sql, Predicate<Attempt> expected) {
        var attempt = attacker.attack(account, sql);
        if (!expected.test(attempt)) {
            unexpected.add(attempt);
        }
    }

    private boolean has(String table, String column) {
        return columns.get(table).stream().anyMatch(it -> it.name.equals(column));
    }

    private Declared.Kind kind(String table) {
        // A table that nobody has declared is attacked as a fact would be; that it is missing, undeclared() says.
        return declared.tables().getOrDefault(table, Declared.Kind.OFFICIAL);
    }

    private static String text(List<@Nullable String> row, int column) {
        var value = row.get(column);
        if (value == null) {
            throw new IllegalStateException("no value");
        }
        return value;
    }

    public int attacks() {
        return attacker.attempts().size();
    }

    /** Facts of which this city has none: their rights were attacked, their rows could not be. */
    public Set<String> tablesWithoutRow() {
        return empty;
    }

    /** How many attacks there were on how many tables, and what refused them. */
    public String counts() {
        return "%d tables, %d attacks, by SQLSTATE %s; %d met another guard first (23505, 23P01); %d tables without a row"
                .formatted(columns.size(), attacks(), attacker.byRefusal(), shadowed, empty.size());
    }

    /** Constraints and functions of triggers that refused something. */
    public Set<String> causes() {
        return attacker.causes();
    }

    @Override
    public void close() {
        attacker.close();
    }
}
