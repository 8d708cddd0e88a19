package anju.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.NewPerson;
import anju.access.People;
import anju.access.Phone;
import anju.access.Role;
import anju.city.Cities;
import anju.city.City;
import anju.notice.Hearing;
import anju.notice.NoticeDraft;
import anju.notice.Noticing;
import anju.testing.InCity;
import anju.testing.SmallCity;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes near its last day is brought to mind once, and again only after some days. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RemindingTest {
    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Reminding reminding;

    @Autowired
    Noticing noticing;

    @Autowired
    Hearing hearing;

    @Autowired
    Cities cities;

    @Autowired
    People people;

    private UUID clerk;
    private UUID elsewhere;
    private LocalDate last;

    @BeforeAll
    void an_objection_waits_for_its_answer(City city) {
        var small = transactions.execute(_ -> new SmallCity(db));
        clerk = clerk("13900000001", SmallCity.PATH, small);
        elsewhere = clerk("13900000002", "/ha/elsewhere", small);
        at(city, LocalDateTime.parse("2026-03-02T10:00")); // a Monday
        var drafted = noticing.draft(
                small.viewer(Role.SUBDISTRICT_CLERK),
                SmallCity.id(),
                NoticeDraft.of(
                        "SCHEME",
                        SmallCity.PATH,
                        "改造方案公示",
                        "屋面防水。",
                        new NoticeDraft.Subject("plan", SmallCity.id()),
                        null));
        var notice = ((anju.notice.Drafting.Drafted) drafted).draftId();
        noticing.release(small.viewer(Role.SUBDISTRICT_LEADER), SmallCity.id(), notice, 1, "");
        hearing.raise(small.owner(3), SmallCity.id(), notice, "下水道没有写进去。");
        last = due();
    }

    @Test
    @Order(1)
    void nobody_is_reminded_before_the_working_day_before_the_last(City city) {
        at(city, eve().minusDays(1).atTime(10, 0));
        assertThat(reminding.unreminded()).contains(clerk, elsewhere);
        assertThat(reminding.remind(clerk)).isFalse();
    }

    @Test
    @Order(2)
    void on_that_day_one_message_goes_to_whoever_may_do_it_and_not_at_night(City city) {
        at(city, eve().atTime(6, 0));
        assertThat(reminding.unreminded()).isEmpty();
        at(city, eve().atTime(10, 0));
        assertThat(reminding.remind(clerk)).isTrue();
        assertThat(reminding.remind(elsewhere)).as("another street's clerk").isFalse();
        assertThat(messages(clerk)).isEqualTo(1);
        assertThat(reminding.unreminded()).doesNotContain(clerk);
        assertThat(reminding.remind(clerk)).as("twice on a day").isFalse();
        assertThat(messages(clerk)).isEqualTo(1);
    }

    @Test
    @Order(3)
    void what_stays_late_is_brought_to_mind_again_after_three_days_on_a_working_day(City city) {
        at(city, eve().plusDays(1).atTime(10, 0));
        assertThat(reminding.remind(clerk)).isFalse();
        var monday = last.plusDays(7 - last.getDayOfWeek().getValue() + 1);
        at(city, monday.minusDays(1).atTime(10, 0));
        assertThat(reminding.remind(clerk)).as("on a Sunday").isFalse();
        at(city, monday.atTime(10, 0));
        assertThat(reminding.remind(clerk)).isTrue();
        assertThat(db.sql("select late from dispatch.reminder where person_id = ? and on_day = ?")
                        .params(clerk, monday)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    /** The day before the last, or the Friday before that. */
    private LocalDate eve() {
        var eve = last.minusDays(1);
        while (eve.getDayOfWeek().getValue() > 5) {
            eve = eve.minusDays(1);
        }
        return eve;
    }

    private LocalDate due() {
        return db.sql("select min(due_on) from dispatch.todo where role = 'SUBDISTRICT_CLERK' and due_on is not null")
                .query(LocalDate.class)
                .single();
    }

    private long messages(UUID person) {
        return db.sql("select count(*) from message.outgoing where person_id = ? and template = 'dispatch.reminder'")
                .param(person)
                .query(Long.class)
                .single();
    }

    private UUID clerk(String phone, String place, SmallCity small) {
        var person = people.add(new NewPerson("陈静", Phone.read(phone).orElseThrow(), null));
        var act = small.act("access.role.given");
        db.sql("""
                insert into access.role_grant (id, person_id, role, place_path, from_at, act_id, act_kind)
                values (?, ?, 'SUBDISTRICT_CLERK', ?, ?, ?, 'access.role.given')""")
                .params(SmallCity.id(), person, place, Timestamp.from(Instant.parse("2026-01-01T00:00:00Z")), act)
                .update();
        return person;
    }

    private void at(City city, LocalDateTime moment) {
        cities.setClock(city, moment.atZone(City.ZONE).toInstant());
    }
}
