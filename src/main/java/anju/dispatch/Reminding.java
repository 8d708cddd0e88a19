package anju.dispatch;

import anju.access.Viewer;
import anju.access.Viewers;
import anju.city.City;
import anju.city.Job;
import anju.message.Outbox;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import anju.site.Sites;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings to mind what is near or past its last day: one message for all of it, on working days, to whoever may do it and has a
 * phone on file. Owners are not reminded: nothing on the desk waits for them.
 */
@Component
class Reminding {
    private static final LocalTime FROM = LocalTime.of(8, 30);
    private static final LocalTime UNTIL = LocalTime.of(17, 30);

    private final JdbcClient db;
    private final Viewers viewers;
    private final Inbox inbox;
    private final Policy policy;
    private final Outbox outbox;
    private final Sites sites;

    Reminding(JdbcClient db, Viewers viewers, Inbox inbox, Policy policy, Outbox outbox, Sites sites) {
        this.db = db;
        this.viewers = viewers;
        this.inbox = inbox;
        this.policy = policy;
        this.outbox = outbox;
        this.sites = sites;
    }

    @Configuration(proxyBeanMethods = false)
    static class Daily {
        @Bean
        Job reminders(Reminding reminding) {
            return Job.every(
                    Duration.ofMinutes(30),
                    "dispatch.remind",
                    () -> reminding.unreminded().forEach(reminding::remind));
        }
    }

    /** Who may still be reminded today; outside office hours nobody. */
    List<UUID> unreminded() {
        var time = City.current().now().atZone(City.ZONE).toLocalTime();
        if (time.isBefore(FROM) || time.isAfter(UNTIL)) {
            return List.of();
        }
        return db.sql("""
                select distinct g.person_id from access.role_grant g join access.person p on p.id = g.person_id
                 where g.state = 'HELD' and g.role <> 'OWNER' and p.phone_hmac is not null
                   and not exists (select from dispatch.reminder r where r.person_id = g.person_id and r.on_day = :today)
                 order by g.person_id""")
                .param("today", City.current().today())
                .query(UUID.class)
                .list();
    }

    /** Reminds one person, if anything calls for it today; true if a message was written. */
    @Transactional
    boolean remind(UUID person) {
        return viewers.of(person)
                .flatMap(this::dueFor)
                .map(due -> send(person, due))
                .orElse(false);
    }

    private boolean send(UUID person, Due due) {
        var today = City.current().today();
        int late = Math.toIntExact(
                due.things.stream().filter(thing -> thing.isLate(today)).count());
        int written = db.sql("insert into dispatch.reminder (person_id, on_day, things, late) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(person, today, due.things.size(), late)
                .update();
        if (written == 0) {
            return false;
        }
        var first = due.things.getFirst();
        var words = sites.chinese();
        outbox.send(
                person,
                "dispatch.reminder",
                first.place(),
                due.things.size(),
                late,
                words.text("dispatch.todo." + first.kind()),
                first.label(words.locale()),
                words.date(first.last()));
        return true;
    }

    private Optional<Due> dueFor(Viewer viewer) {
        var today = City.current().today();
        var last = lastReminder(viewer.person());
        var things = inbox.of(viewer).stream()
                .filter(thing -> thing.dueOn() != null)
                // A message passes through the hands of a carrier, and its being sent is listed.
                .filter(thing -> !thing.isSealed())
                .map(this::remindable)
                .filter(thing -> !thing.from().isAfter(today))
                .toList();
        boolean called = things.stream().anyMatch(thing -> thing.callsOn(today, last));
        return called && isWorking(things.getFirst(), today) ? Optional.of(new Due(things)) : Optional.empty();
    }

    /** It is brought to mind so many days before its last day, on the working day before if that is none. */
    private Thing remindable(Waiting thing) {
        var today = City.current().today();
        var rules = policy.rules(DispatchRules.class, thing.path(), today);
        var calendar = policy.rules(CalendarRules.class, thing.path(), today);
        var last = Objects.requireNonNull(thing.dueOn());
        var from = last.minusDays(rules.remindDaysBefore());
        while (!calendar.isWorking(from)) {
            from = from.minusDays(1);
        }
        return new Thing(thing, last, from, rules.remindEveryDays());
    }

    private boolean isWorking(Thing thing, LocalDate today) {
        return policy.rules(CalendarRules.class, thing.waiting.path(), today).isWorking(today);
    }

    @Nullable
    private LocalDate lastReminder(UUID person) {
        return db.sql("select max(on_day) from dispatch.reminder where person_id = ?")
                .param(person)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
    }

    private record Due(List<Thing> things) {}

    /** Something with a last day, the first day on which it is brought to mind, and how often it is while it is late. */
    private record Thing(Waiting waiting, LocalDate last, LocalDate from, int everyDays) {
        boolean isLate(LocalDate today) {
            return waiting.isLate(today);
        }

        /** It came near since the last reminder, or the last one is long enough ago. */
        boolean callsOn(LocalDate today, @Nullable LocalDate reminded) {
            return reminded == null
                    || reminded.isBefore(from)
                    || !reminded.plusDays(everyDays).isAfter(today);
        }

        String place() {
            return waiting.place();
        }

        String kind() {
            return waiting.kind();
        }

        String label(Locale language) {
            return waiting.label().in(language);
        }
    }
}
