package anju.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import anju.attack.Attacker;
import anju.attack.Attacker.Account;
import anju.attack.Onslaught;
import anju.city.City;
import anju.testing.InCity;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever holds the application's or the sequencer's database account makes no record say what was not decided. */
@InCity
class EvidenceAttackTest {
    private enum TestAct implements ActKind {
        DONE;

        @Override
        public String code() {
            return "test.thing.done";
        }
    }

    @Autowired
    Acts acts;

    @Autowired
    Sequencer sequencer;

    @Autowired
    Commands commands;

    @Autowired
    TransactionTemplate transaction;

    private Attacker attacker;
    private UUID numbered;
    private UUID waiting;

    @BeforeEach
    void build(City city) {
        attacker = new Attacker(city);
        numbered = acts.record(TestAct.DONE, List.of(), Map.of("n", 1L), Map.of("note", "x"));
        transaction.executeWithoutResult(
                _ -> commands.once(City.current().newId(), null, "test.do", "x", String.class, () -> "done"));
        sequencer.runOnce();
        waiting = acts.record(TestAct.DONE, List.of(), Map.of("n", 2L), Map.of("note", "y"));
    }

    @AfterEach
    void leave() {
        attacker.close();
    }

    @Test
    void every_guard_of_the_record_refuses_what_it_is_for(TestReporter reporter) {
        theRecordNumbersEachActOnceByItsOwnHash();
        noActIsForgotten();
        headsAreOfTheRecord();
        whatIsSealedOpensItsAct();
        anEntryNamesItsOwnAct();
        var onslaught = new Onslaught(attacker);
        assertThat(onslaught.run("evidence")).isEmpty();
        assertThat(onslaught.tablesWithoutRow()).isEmpty();
        reporter.publishEntry("attacks", onslaught.counts());
        assertThat(onslaught.unmoved("evidence"))
                .as("guards that refused nothing; the one that queues every act refuses nothing ever")
                .containsExactly("evidence.enqueue");
    }

    private void theRecordNumbersEachActOnceByItsOwnHash() {
        refused(Account.SEQ, "gap before leaf", leaf("max(idx) + 2", waiting, "sha256('\\x00'::bytea || a.entry)"));
        refused(Account.SEQ, "hash of its act", leaf("max(idx) + 1", waiting, "sha256('x')"));
        refused(Account.SEQ, "leaf_act_id_key", leaf("max(idx) + 1", numbered, "sha256('\\x00'::bytea || a.entry)"));
        refused(Account.SEQ, "leaf_pkey", leaf("max(idx)", waiting, "sha256('\\x00'::bytea || a.entry)"));
        refused(Account.SEQ, "leaf_idx_check", leaf("-1", waiting, "sha256('\\x00'::bytea || a.entry)"));
        refused(Account.SEQ, "leaf_leaf_hash_check", leaf("max(idx) + 1", waiting, "'x'::bytea"));
        refused(
                Account.SEQ,
                "leaf_act_id_fkey",
                leaf("max(idx) + 1", waiting, "sha256('x')").replace("a.id,", "gen_random_uuid(),"));
    }

    private void noActIsForgotten() {
        refused(Account.SEQ, "not numbered waits", "delete from evidence.queue");
        refused(Account.OWNER, "not numbered waits", "delete from evidence.queue");
        refused(Account.OWNER, "append-only", "truncate evidence.queue");
        refused(Account.OWNER, "append-only", "update evidence.queue set act_id = gen_random_uuid()");
        refused(Account.OWNER, "queue_pkey", "insert into evidence.queue select act_id from evidence.queue");
    }

    private void headsAreOfTheRecord() {
        for (var size : List.of("size + 1", "size - 1", "1000000")) {
            refused(Account.SEQ, "none of this record", head(size, "root"));
        }
        var next = leaf("max(idx) + 1", waiting, "sha256('\\x00'::bytea || a.entry)") + "; ";
        refused(Account.SEQ, "signed_head_root_check", next + head("size + 1", "'x'::bytea"));
        refused(
                Account.OWNER,
                "signed_head_pkey",
                "alter table evidence.signed_head disable trigger user; " + head("size", "root"));
        refused(
                Account.OWNER,
                "signed_head_size_check",
                "alter table evidence.signed_head disable trigger user; " + head("-1", "root"));
    }

    private void whatIsSealedOpensItsAct() {
        refused(
                Account.APP,
                "do not open the act",
                act() + "insert into evidence.sealed values ('%s', sha256('s'), 'p')".formatted(NEW));
        refused(
                Account.APP,
                "sealed_pkey",
                "insert into evidence.sealed select act_id, salt, payload from evidence.sealed");
    }

    private void anEntryNamesItsOwnAct() {
        refused(Account.APP, "entry_says_the_same", act().replace("\"id\":\"" + NEW, "\"id\":\"" + waiting));
        refused(Account.APP, "entry_says_the_same", act().replace("\"kind\":\"test", "\"kind\":\"vote"));
        // What only later names the right one is another's all the same.
        refused(
                Account.APP,
                "entry_says_the_same",
                act().replace("\"id\":\"" + NEW + "\"", "\"id\":\"" + waiting + "\",\"pub\":{\"id\":\"" + NEW + "\"}"));
    }

    private static final String NEW = "00000000-0000-4000-8000-000000000001";

    private static String act() {
        return """
                insert into evidence.act (id, kind, entry, created_at)
                values ('%1$s', 'test.thing.done', convert_to('{"at":"2026-01-01T00:00:00.000Z","by":"role:platform","com":"sha256:%2$s","id":"%1$s","kind":"test.thing.done","v":1}', 'UTF8'), now()); """.formatted(NEW, "0".repeat(64));
    }

    private static String leaf(String number, UUID act, String hash) {
        return """
                insert into evidence.leaf (idx, act_id, leaf_hash)
                select (select %s from evidence.leaf), a.id, %s from evidence.act a where a.id = '%s'""".formatted(number, hash, act);
    }

    private static String head(String size, String root) {
        return """
                insert into evidence.signed_head (size, root, note, signed_at)
                select %s, %s, note, signed_at from evidence.signed_head order by size desc limit 1""".formatted(size, root);
    }

    private void refused(Account account, String because, String sql) {
        attacker.isRefused(account, because, sql);
    }
}
