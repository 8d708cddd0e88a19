package anju.survey;

import anju.access.Action;
import anju.access.People;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.city.Locks;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.message.Outbox;
import anju.registry.Registry;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The emergency track: danger to life goes to the leader at once, and stays first until somebody says what was done. */
@Component
public class Alarms {
    public static final int MEASURE_MAX = 300;

    private final JdbcClient db;
    private final Registry registry;
    private final People people;
    private final Outbox outbox;
    private final Acts acts;
    private final Commands commands;

    Alarms(JdbcClient db, Registry registry, People people, Outbox outbox, Acts acts, Commands commands) {
        this.db = db;
        this.registry = registry;
        this.people = people;
        this.outbox = outbox;
        this.acts = acts;
        this.commands = commands;
    }

    /** Raises the alarm in the transaction that saw the danger, and tells every leader of the place. */
    void raise(Viewer by, UUID compound, @Nullable UUID answer, @Nullable UUID need) {
        var city = City.current();
        var id = city.newId();
        var place = registry.compound(compound).orElseThrow();
        var act = acts.record(
                SurveyAct.ALARM_RAISED,
                List.of("alarm:" + id, "compound:" + compound),
                Map.of("by", by.person().toString()));
        db.sql("""
                insert into survey.alarm (id, compound_id, answer_id, need_id, raised_by, raised_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        compound,
                        answer,
                        need,
                        by.person(),
                        Timestamp.from(city.now()),
                        act,
                        SurveyAct.ALARM_RAISED.code()))
                .update();
        for (var leader : people.holding(Role.SUBDISTRICT_LEADER, place.path())) {
            outbox.send(leader, "survey.alarm.message", place.name());
        }
    }

    /** One alarm for one danger, however often the surveyor writes it down. */
    boolean isRaised(UUID round, String indicator, @Nullable UUID building) {
        return db.sql("""
                select exists (select from survey.alarm m join survey.answer a on a.id = m.answer_id
                                where a.round_id = ? and a.indicator = ? and a.building_id is not distinct from cast(? as uuid))""")
                .params(Arrays.asList(round, indicator, building))
                .query(Boolean.class)
                .single();
    }

    boolean standsOn(UUID round, String indicator, @Nullable UUID building) {
        return db.sql("""
                select exists (select from survey.alarm m join survey.answer a on a.id = m.answer_id
                                where m.state = 'OPEN' and a.round_id = ? and a.indicator = ?
                                  and a.building_id is not distinct from cast(? as uuid))""")
                .params(Arrays.asList(round, indicator, building))
                .query(Boolean.class)
                .single();
    }

    /** The leader says what was done: people moved, gas shut off, the place fenced. */
    @Transactional
    public Settling settle(Viewer by, UUID command, UUID alarm, String measure) {
        var compound = db.sql("select compound_id from survey.alarm where id = ?")
                .param(alarm)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no alarm " + alarm));
        by.require(Action.SETTLE_ALARM, registry.pathOf(compound));
        if (measure.isBlank()) {
            throw new IllegalArgumentException("an alarm is settled by what was done");
        }
        var inputs = List.of(alarm.toString(), measure);
        return commands.once(command, by.personId(), "survey.alarm.settle", inputs, Settling.class, () -> {
            Locks.hold(db, "alarm:" + alarm);
            var open = db.sql("select state = 'OPEN' from survey.alarm where id = ?")
                    .param(alarm)
                    .query(Boolean.class)
                    .single();
            if (!open) {
                return new Settling.AlreadySettled();
            }
            var act = acts.record(
                    SurveyAct.ALARM_SETTLED,
                    List.of("alarm:" + alarm, "compound:" + compound),
                    Map.of("measure", measure));
            db.sql("""
                    insert into survey.alarm_step (id, alarm_id, to_state, measure, by_person, at, act_id, act_kind)
                    values (?, ?, 'SETTLED', ?, ?, ?, ?, ?)""")
                    .params(
                            City.current().newId(),
                            alarm,
                            measure,
                            by.person(),
                            Timestamp.from(City.current().now()),
                            act,
                            SurveyAct.ALARM_SETTLED.code())
                    .update();
            return new Settling.Settled();
        });
    }
}
