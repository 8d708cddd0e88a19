package anju.works;

import anju.city.City;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Milestones and daily logs in the database. */
@Component
class Progress {
    private final JdbcClient db;

    Progress(JdbcClient db) {
        this.db = db;
    }

    /** The schedule in its order, with what was reached. */
    List<Point> points(UUID contract) {
        return db.sql("""
                select m.id, m.title, m.planned_on, r.reached_on
                  from works.milestone m left join works.milestone_reached r on r.milestone_id = m.id
                 where m.contract_id = ? order by m.number""")
                .param(contract)
                .query((row, _) -> new Point(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getObject("planned_on", LocalDate.class),
                        row.getObject("reached_on", LocalDate.class)))
                .list();
    }

    Optional<UUID> contractOf(UUID milestone) {
        return db.sql("select contract_id from works.milestone where id = ?")
                .param(milestone)
                .query(UUID.class)
                .optional();
    }

    void insert(UUID contract, List<Milestone> milestones, UUID by, UUID act) {
        int number = 0;
        for (var milestone : milestones) {
            db.sql("""
                    insert into works.milestone (id, contract_id, number, title, percent, planned_on, set_by, set_at, act_id, act_kind)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(City.current().newId(), contract, ++number, milestone.title(), milestone.percent())
                    .params(Date.valueOf(milestone.plannedOn()), by, now(), act, WorksAct.SCHEDULE_SET.code())
                    .update();
        }
    }

    void reach(UUID milestone, LocalDate on, String remark, UUID by, UUID act) {
        db.sql("""
                insert into works.milestone_reached (milestone_id, reached_on, remark, said_by, said_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(milestone, Date.valueOf(on), remark, by, now(), act)
                .param(WorksAct.MILESTONE_REACHED.code())
                .update();
    }

    /** The entry that stands for a day. */
    Optional<UUID> entry(UUID contract, LocalDate day) {
        return db.sql("select id from works.log_now where contract_id = ? and day = ?")
                .params(contract, Date.valueOf(day))
                .query(UUID.class)
                .optional();
    }

    /** What people must be told before they work, and nobody had been told by this day. */
    Optional<BriefingKind> untold(UUID contract, LocalDate day) {
        return db.sql("select kind from works.untold(?, ?) kind limit 1")
                .params(contract, Date.valueOf(day))
                .query(String.class)
                .optional()
                .map(BriefingKind::valueOf);
    }

    void insert(UUID id, UUID contract, LogTerms terms, @Nullable UUID corrects, UUID by, UUID act) {
        db.sql("""
                insert into works.log_entry (id, contract_id, day, weather, headcount, done, note, corrects, written_by, written_at,
                                             act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, contract, Date.valueOf(terms.day()), terms.weather().name(), terms.headcount())
                .params(terms.done(), terms.note())
                .param(corrects)
                .params(by, now(), act, WorksAct.LOG_WRITTEN.code())
                .update();
        for (var photo : terms.photos()) {
            db.sql("insert into works.log_photo (entry_id, file_id) values (?, ?) on conflict do nothing")
                    .params(id, photo)
                    .update();
        }
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }

    /** A milestone as its verbs need it. */
    record Point(
            UUID id,
            String title,
            LocalDate plannedOn,
            @Nullable LocalDate reachedOn) {}
}
