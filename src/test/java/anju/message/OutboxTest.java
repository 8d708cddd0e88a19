package anju.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NewPerson;
import anju.access.NotPermitted;
import anju.access.People;
import anju.access.Phone;
import anju.access.Role;
import anju.access.SigningIn;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.city.Jobs;
import anju.testing.InCity;
import anju.testing.SmallCity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxTest {
    private static final String TEMPLATE = "message.sign-in-code";

    @Autowired
    Outbox outbox;

    @Autowired
    People people;

    @Autowired
    SigningIn signingIn;

    @Autowired
    Jobs jobs;

    @Autowired
    Cities cities;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    private SmallCity small;
    private Viewer administrator;

    @BeforeAll
    void fixture() {
        small = new SmallCity(db);
        administrator = small.viewer(Role.ADMINISTRATOR);
    }

    @Test
    void a_message_is_written_into_the_outbox_for_its_reader_alone() throws IOException {
        var id = outbox.send(someone("13000003001"), TEMPLATE, "123456");
        assertThat(state(id)).isEqualTo("WAITING");
        jobs.runDue();
        assertThat(state(id)).isEqualTo("SENT");
        assertThat(Files.readAllLines(file(id)).getFirst()).isEqualTo("13000003001");
        assertThat(Files.readString(file(id))).contains("123456");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(id))))
                .isEqualTo("rw-------");
    }

    @Test
    void what_is_undone_is_not_sent() {
        var person = someone("13000003101");
        var id = new UUID[1];
        transaction.executeWithoutResult(status -> {
            id[0] = outbox.send(person, TEMPLATE, "1");
            status.setRollbackOnly();
        });
        jobs.runDue();
        assertThat(db.sql("select count(*) from message.outgoing where id = ?")
                        .param(id[0])
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void neither_address_nor_words_stand_readable_in_the_table_or_the_queue() {
        var id = outbox.sendTo(new Phone("13000003201"), TEMPLATE, "778899");
        var raw = db.sql("select address_enc, body_enc from message.outgoing where id = ?")
                .param(id)
                .query((row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8)
                        + new String(row.getBytes(2), StandardCharsets.UTF_8))
                .single();
        assertThat(raw).doesNotContain("13000003201", "778899");
        assertThat(db.sql("select task_data from city.scheduled_task where task_instance = ?")
                        .param(id.toString())
                        .query((row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                        .single())
                .doesNotContain("13000003201", "778899");
        jobs.runDue();
    }

    @Test
    void a_sign_in_code_goes_to_its_phone_and_its_words_are_forgotten() throws IOException {
        someone("13000003301");
        signingIn.sendCode(new Phone("13000003301"), "203.0.113.9");
        var id = newest();
        jobs.runDue();
        assertThat(state(id)).isEqualTo("SENT");
        assertThat(Files.readAllLines(file(id)).getFirst()).isEqualTo("13000003301");
        assertThat(bodyIsGone(id)).isTrue();
        assertThat(outbox.resend(administrator, id(), id)).isEqualTo(new Resent.Forgotten());
    }

    @Test
    void a_code_for_a_phone_nobody_has_is_not_sent() {
        var before = count();
        signingIn.sendCode(new Phone("13000003401"), "203.0.113.9");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void a_code_that_ran_out_before_it_could_be_sent_is_not_sent(City city) {
        someone("13000003501");
        signingIn.sendCode(new Phone("13000003501"), "203.0.113.9");
        var id = newest();
        cities.setClock(city, city.now().plus(Duration.ofMinutes(6)));
        jobs.runDue();
        assertThat(state(id)).isEqualTo("EXPIRED");
        assertThat(bodyIsGone(id)).isTrue();
    }

    @Test
    void whoever_has_no_phone_gets_none_until_there_is_one() {
        var person = people.add(new NewPerson("无号", null, null));
        var id = outbox.send(person, TEMPLATE, "1");
        jobs.runDue();
        assertThat(state(id)).isEqualTo("NO_ADDRESS");
        db.sql("delete from city.scheduled_task").update();
        assertThat(outbox.resend(administrator, id(), id)).isEqualTo(new Resent.Queued(id));
        assertThat(outbox.resend(administrator, id(), id)).isEqualTo(new Resent.StillWaiting());
        jobs.runDue();
    }

    @Test
    void a_delivery_that_fails_is_tried_again_ever_later_and_at_last_given_up(City city) throws IOException {
        var id = outbox.send(someone("13000003601"), TEMPLATE, "1");
        var outboxFolder = city.folder().resolve("outbox");
        var aside = city.folder().resolve("outbox-aside");
        if (Files.exists(outboxFolder)) {
            Files.move(outboxFolder, aside);
        }
        Files.writeString(outboxFolder, "a file stands where the folder should be");
        try {
            jobs.runDue();
            assertThat(state(id)).isEqualTo("WAITING");
            assertThat(db.sql("select execution_time > now() from city.scheduled_task where task_instance = ?")
                            .param(id.toString())
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            for (int i = 1; i < Delivery.TRIES; i++) {
                db.sql("update city.scheduled_task set execution_time = now()").update();
                jobs.runDue();
            }
            assertThat(state(id)).isEqualTo("FAILED");
        } finally {
            Files.delete(outboxFolder);
            if (Files.exists(aside)) {
                Files.move(aside, outboxFolder);
            }
        }
        assertThat(outbox.resend(administrator, id(), id)).isEqualTo(new Resent.Queued(id));
        jobs.runDue();
        assertThat(state(id)).isEqualTo("SENT");
    }

    @Test
    void a_message_killed_between_file_and_state_is_one_file_in_the_end() throws IOException {
        var id = outbox.send(someone("13000003701"), TEMPLATE, "4711");
        jobs.runDue();
        var written = Files.readString(file(id));
        // As a crash leaves it: the file stands, the state does not say so, the job comes back.
        db.sql("update message.outgoing set state = 'WAITING' where id = ?")
                .param(id)
                .update();
        transaction.executeWithoutResult(_ -> jobs.enqueue(Outbox.JOB, id.toString()));
        jobs.runDue();
        assertThat(state(id)).isEqualTo("SENT");
        assertThat(Files.readString(file(id))).isEqualTo(written);
    }

    @Test
    void words_are_forgotten_after_thirty_days(City city) {
        var old = outbox.send(someone("13000003801"), TEMPLATE, "1");
        jobs.runDue();
        cities.setClock(city, city.now().plus(Duration.ofDays(31)));
        outbox.send(someone("13000003802"), TEMPLATE, "1");
        jobs.runDue();
        assertThat(bodyIsGone(old)).isTrue();
    }

    @Test
    void only_an_administrator_of_the_city_sends_again() {
        var id = outbox.send(someone("13000003901"), TEMPLATE, "1");
        assertThatThrownBy(() -> outbox.resend(small.viewer(Role.SUBDISTRICT_CLERK), id(), id))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> outbox.resend(small.viewer(Role.ADMINISTRATOR, "/ha/liuan"), id(), id))
                .isInstanceOf(NotPermitted.class);
        assertThat(outbox.resend(administrator, id(), id())).isEqualTo(new Resent.NoSuchMessage());
    }

    private UUID someone(String phone) {
        return people.add(new NewPerson("收信人", new Phone(phone), null));
    }

    private String state(UUID id) {
        return db.sql("select state from message.outgoing where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private boolean bodyIsGone(UUID id) {
        return db.sql("select body_enc is null from message.outgoing where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private UUID newest() {
        return db.sql("select id from message.outgoing order by queued_at desc, id desc limit 1")
                .query(UUID.class)
                .single();
    }

    private long count() {
        return db.sql("select count(*) from message.outgoing").query(Long.class).single();
    }

    private static Path file(UUID id) throws IOException {
        return Delivery.folder(City.current().today()).resolve(id + ".txt");
    }

    private static UUID id() {
        return City.current().newId();
    }
}
