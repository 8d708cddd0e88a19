package anju.stewardship;

import anju.city.City;
import anju.city.Job;
import anju.city.Locks;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Upkeep in the database. */
@Component
class UpkeepTasks {
    private final JdbcClient db;

    UpkeepTasks(JdbcClient db) {
        this.db = db;
    }

    void lock() {
        Locks.hold(db, "upkeep");
    }

    List<Kept> assets() {
        return db.sql("""
                select s.id, c.path, s.in_use_from_on, s.upkeep_every_months
                  from stewardship.asset s join registry.compound_now c on c.id = s.compound_id order by s.code""").query(Kept.class).list();
    }

    Optional<LocalDate> lastDue(UUID asset) {
        return db.sql("select max(due_on) from stewardship.upkeep_task where asset_id = ?")
                .param(asset)
                .query(LocalDate.class)
                .optional();
    }

    Optional<Task> find(UUID task) {
        return db.sql("""
                select t.id, t.asset_id, a.compound_id, t.waits_from_on, d.done_on
                  from stewardship.upkeep_task t join stewardship.asset a on a.id = t.asset_id
                  left join stewardship.upkeep_done d on d.task_id = t.id
                 where t.id = ?""").param(task).query(Task.class).optional();
    }

    void insert(List<Planned> tasks, UUID act) {
        for (var task : tasks) {
            db.sql("""
                    insert into stewardship.upkeep_task (id, asset_id, due_on, waits_from_on, rises_on, act_id, act_kind)
                    values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(task.id(), task.asset(), Date.valueOf(task.due()), Date.valueOf(task.waitsFrom()))
                    .params(Date.valueOf(task.rises()), act, StewardshipAct.UPKEEP_PLANNED.code())
                    .update();
        }
    }

    void done(
            UUID id,
            UUID task,
            LocalDate on,
            Upkeeping.Condition found,
            String note,
            @Nullable UUID photo,
            UUID by,
            UUID act) {
        db.sql("""
                insert into stewardship.upkeep_done (id, task_id, found, note, photo_id, done_on, done_by, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, task, found.name(), note)
                .param(photo)
                .params(Date.valueOf(on), by, Timestamp.from(City.current().now()))
                .params(act, StewardshipAct.UPKEEP_DONE.code())
                .update();
    }

    record Kept(UUID id, String path, LocalDate inUseFromOn, int upkeepEveryMonths) {}

    record Planned(UUID id, UUID asset, LocalDate due, LocalDate waitsFrom, LocalDate rises) {}

    record Task(
            UUID id,
            UUID assetId,
            UUID compoundId,
            LocalDate waitsFromOn,
            @Nullable LocalDate doneOn) {}

    @Configuration(proxyBeanMethods = false)
    static class Wiring {
        @Bean
        Job upkeepFallsDue(Upkeeping upkeeping) {
            return Job.every(Duration.ofHours(6), "stewardship-upkeep", upkeeping::plan);
        }
    }
}
