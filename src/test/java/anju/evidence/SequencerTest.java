package anju.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.city.City;
import anju.testing.InCity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InCity
class SequencerTest {
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
    Receipts receipts;

    @Autowired
    Log log;

    @Autowired
    Commands commands;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void an_act_gets_a_number_and_a_receipt_that_stands_alone() {
        var act = acts.record(TestAct.DONE, List.of(), Map.of("amount_fen", 100L), Map.of("note", "一百元"));
        assertThat(receipts.of(act)).isEmpty();
        long size = sequencer.runOnce();
        assertThat(size).isPositive();
        assertThat(receipts.of(act).orElseThrow().flaws(List.of(log.key()))).isEmpty();
        assertThat(receipts.opened(act).orElseThrow().flaws(List.of(log.key()))).isEmpty();
    }

    @Test
    void an_act_that_no_verifier_would_read_is_never_written() {
        for (var bad : List.of("thing-part:1", "Thing:1", "thing:", "thing", "thing:a b")) {
            assertThatThrownBy(() -> acts.record(TestAct.DONE, List.of(bad), Map.of("n", 1L)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (var text : List.of("何秀兰", "", "two words", "/ha/liuan")) {
            var published = Map.of("list", List.of(Map.of("deep", text)));
            assertThatThrownBy(() -> acts.record(TestAct.DONE, List.of(), published, Map.of("n", 1L)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void many_acts_in_several_batches_are_all_in_the_record() {
        var ids = new java.util.ArrayList<UUID>();
        transaction.executeWithoutResult(_ -> {
            for (int i = 0; i < 1500; i++) {
                ids.add(acts.record(TestAct.DONE, List.of(), Map.of("n", (long) i)));
            }
        });
        sequencer.runOnce();
        assertThat(db.sql("select count(*) from evidence.queue")
                        .query(Long.class)
                        .single())
                .isZero();
        for (var id : List.of(ids.getFirst(), ids.get(700), ids.getLast())) {
            assertThat(receipts.of(id).orElseThrow().flaws(List.of(log.key()))).isEmpty();
        }
    }

    @Test
    void no_number_is_left_out_between_two_batches_or_inside_one(City city) {
        sequencer.runOnce();
        var first = acts.record(TestAct.DONE, List.of(), Map.of("n", 1L));
        var second = acts.record(TestAct.DONE, List.of(), Map.of("n", 2L));
        var numbering = JdbcClient.create(city.sequencing());
        long next =
                db.sql("select count(*) from evidence.leaf").query(Long.class).single();
        var both = "insert into evidence.leaf (idx, act_id, leaf_hash) values (?, ?, ?), (?, ?, ?)";
        for (var gap : List.of(List.of(next + 1, next + 2), List.of(next, next + 2), List.of(next + 2, next))) {
            assertThatThrownBy(() -> numbering
                            .sql(both)
                            .params(gap.get(0), first, new byte[32], gap.get(1), second, new byte[32])
                            .update())
                    .as("%s after %s", gap, next - 1)
                    .hasMessageContaining("gap before leaf");
        }
        sequencer.runOnce();
        assertThat(receipts.of(second)).isPresent();
    }

    @Test
    void a_lost_folder_is_written_again_from_the_database(City city) throws IOException {
        acts.record(TestAct.DONE, List.of(), Map.of("n", 1L));
        sequencer.runOnce();
        var before = Files.readAllBytes(log.path().resolve("checkpoint"));
        Files.move(log.path(), city.folder().resolve("lost"));
        sequencer.runOnce();
        assertThat(Files.readAllBytes(log.path().resolve("checkpoint"))).isEqualTo(before);
    }

    @Test
    void a_lost_file_is_written_again_at_the_next_start_byte_for_byte() throws IOException {
        acts.record(TestAct.DONE, List.of(), Map.of("n", 1L));
        var file = newestBundle(sequencer.runOnce());
        var before = Files.readAllBytes(file);
        Files.delete(file);
        new Sequencer(log).runOnce();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_changed_file_stops_the_signing_at_the_next_start() throws IOException {
        acts.record(TestAct.DONE, List.of(), Map.of("n", 1L));
        var file = newestBundle(sequencer.runOnce());
        var before = Files.readAllBytes(file);
        var changed = before.clone();
        changed[changed.length - 1] ^= 1;
        Files.write(file, changed);
        assertThatThrownBy(() -> new Sequencer(log).runOnce())
                .isInstanceOf(LogFork.class)
                .hasMessageContaining("tile/entries/");
        Files.write(file, before);
        new Sequencer(log).runOnce();
    }

    private java.nio.file.Path newestBundle(long size) {
        long last = size - 1;
        int width = (int) (last % TilePath.WIDTH_FULL) + 1;
        return log.path().resolve(new TilePath(TilePath.ENTRIES, last >> 8, width).path());
    }

    @Test
    void a_foreign_checkpoint_stops_the_signing() throws IOException {
        acts.record(TestAct.DONE, List.of(), Map.of("n", 1L));
        sequencer.runOnce();
        var ours = Files.readAllBytes(log.path().resolve("checkpoint"));
        var foreign = Checkpoint.of(log.origin(), 9999, new byte[32]).sign(log.signer());
        Files.write(log.path().resolve("checkpoint"), foreign.bytes());
        assertThatThrownBy(sequencer::runOnce).isInstanceOf(LogFork.class);
        Files.write(log.path().resolve("checkpoint"), ours);
        sequencer.runOnce();
    }

    @Test
    void acts_are_never_changed_or_deleted() {
        var act = acts.record(TestAct.DONE, List.of(), Map.of("n", 1L));
        for (var attack : List.of(
                "update evidence.act set kind = 'test.thing.undone' where id = '" + act + "'",
                "delete from evidence.act where id = '" + act + "'",
                "delete from evidence.queue",
                "insert into evidence.leaf (idx, act_id, leaf_hash) values (0, '" + act
                        + "', decode(repeat('00', 32), 'hex'))")) {
            assertThatThrownBy(() -> db.sql(attack).update()).isInstanceOf(DataAccessException.class);
        }
    }

    sealed interface Answer {
        record Done(UUID thing, long amountFen) implements Answer {}

        record TooMuch(long limitFen) implements Answer {}
    }

    @Test
    void a_command_sent_twice_is_done_once_and_answered_alike() {
        var id = City.current().newId();
        var first = once(id, 5, new Answer.Done(City.current().newId(), 5));
        var second = once(id, 5, new Answer.TooMuch(0));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_refusal_stays_a_refusal() {
        var id = City.current().newId();
        once(id, 5, new Answer.TooMuch(3));
        assertThat(once(id, 5, new Answer.Done(City.current().newId(), 5))).isEqualTo(new Answer.TooMuch(3));
    }

    @Test
    void another_command_under_the_same_id_is_refused() {
        var id = City.current().newId();
        once(id, 5, new Answer.TooMuch(3));
        assertThatThrownBy(() -> once(id, 6, new Answer.TooMuch(3))).isInstanceOf(CommandMismatch.class);
    }

    private Answer once(UUID id, long amount, Answer answer) {
        return java.util.Objects.requireNonNull(transaction.execute(
                _ -> commands.once(id, null, "test.thing", List.of(amount), Answer.class, () -> answer)));
    }
}
