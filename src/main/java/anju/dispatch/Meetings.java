package anju.dispatch;

import anju.city.City;
import anju.city.Locks;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Meetings, their agenda and their tasks in the database. */
@Component
class Meetings {
    private final JdbcClient db;

    Meetings(JdbcClient db) {
        this.db = db;
    }

    String nextCode(String prefix, String sequence) {
        return db.sql("select ? || '-' || ? || '-' || to_char(nextval('dispatch." + sequence + "'), 'FM0000')")
                .params(prefix, Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    void insert(UUID id, String code, UUID area, String title, String venue, Instant at, UUID by, UUID act) {
        db.sql("""
                insert into dispatch.meeting (id, code, area_id, title, venue, meets_at, called_by, called_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, area, title, venue, Timestamp.from(at), by)
                .params(Timestamp.from(City.current().now()), act, DispatchAct.MEETING_CALLED.code())
                .update();
    }

    /** The meeting, held until the transaction ends. */
    Optional<Meeting> lock(UUID id) {
        Locks.hold(db, "meeting:" + id);
        return db.sql("""
                select m.id, m.code, a.path, m.meets_at, m.state from dispatch.meeting m join city.area a on a.id = m.area_id
                 where m.id = ?""")
                .param(id)
                .query((row, _) -> new Meeting(
                        id,
                        row.getString("code"),
                        row.getString("path"),
                        row.getTimestamp("meets_at").toInstant(),
                        row.getString("state")))
                .optional();
    }

    void step(UUID meeting, String to, String note, UUID by, UUID act, DispatchAct kind) {
        db.sql("""
                insert into dispatch.meeting_step (id, meeting_id, to_state, note, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), meeting, to, note, by)
                .params(Timestamp.from(City.current().now()), act, kind.code())
                .update();
    }

    void add(UUID meeting, @Nullable UUID compound, @Nullable String kind, @Nullable UUID subject, String what) {
        db.sql("""
                insert into dispatch.agenda_item (id, meeting_id, position, compound_id, subject_kind, subject_id, what)
                values (?, ?, (select coalesce(max(position), 0) + 1 from dispatch.agenda_item where meeting_id = ?), ?, ?, ?, ?)
                on conflict do nothing""")
                .params(City.current().newId(), meeting, meeting)
                .param(compound)
                .param(kind)
                .param(subject)
                .param(what)
                .update();
    }

    boolean conclude(UUID meeting, UUID item, String conclusion) {
        return db.sql("update dispatch.agenda_item set conclusion = ? where id = ? and meeting_id = ?")
                        .params(conclusion, item, meeting)
                        .update()
                == 1;
    }

    boolean remove(UUID meeting, UUID item) {
        return db.sql("delete from dispatch.agenda_item where id = ? and meeting_id = ?")
                        .params(item, meeting)
                        .update()
                == 1;
    }

    boolean removeDraft(UUID meeting, UUID task) {
        return db.sql("delete from dispatch.task_draft where id = ? and meeting_id = ?")
                        .params(task, meeting)
                        .update()
                == 1;
    }

    /** A role that makes this person somebody to give a task to at a place: held there, above it or below it. */
    Optional<String> roleOf(UUID person, String path) {
        return db.sql("""
                select role from access.role_grant
                 where person_id = :person and state = 'HELD' and role <> 'OWNER'
                   and (place_path = :path or starts_with(:path, place_path || '/') or starts_with(place_path, :path || '/'))
                 order by role limit 1""")
                .param("person", person)
                .param("path", path)
                .query(String.class)
                .optional();
    }

    void note(UUID meeting, @Nullable UUID item, String what, UUID owner, String role, LocalDate due) {
        db.sql("""
                insert into dispatch.task_draft (id, meeting_id, agenda_item_id, what, owner_id, owner_role, due_on)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), meeting)
                .param(item)
                .params(what, owner, role, Date.valueOf(due))
                .update();
    }

    List<AgendaItem> agenda(UUID meeting) {
        return db.sql("""
                select id, position, compound_id, what, conclusion from dispatch.agenda_item where meeting_id = ? order by position""").param(meeting).query(AgendaItem.class).list();
    }

    List<TaskDraft> drafts(UUID meeting) {
        return db.sql("""
                select d.what, d.owner_id, d.owner_role, d.due_on, a.position
                  from dispatch.task_draft d left join dispatch.agenda_item a on a.id = d.agenda_item_id
                 where d.meeting_id = ? order by d.due_on, d.id""").param(meeting).query(TaskDraft.class).list();
    }

    void minute(UUID meeting, AgendaItem item, UUID act) {
        db.sql("""
                insert into dispatch.minute (meeting_id, position, compound_id, what, conclusion, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(meeting, item.position())
                .param(item.compoundId())
                .params(item.what(), item.conclusion(), act, DispatchAct.MEETING_MINUTED.code())
                .update();
    }

    void task(UUID meeting, TaskDraft draft, String code, UUID act) {
        db.sql("""
                insert into dispatch.task (id, code, meeting_id, position, what, owner_id, owner_role, due_on, given_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), code, meeting)
                .param(draft.position())
                .params(draft.what(), draft.ownerId(), draft.ownerRole(), Date.valueOf(draft.dueOn()))
                .params(Timestamp.from(City.current().now()), act, DispatchAct.MEETING_MINUTED.code())
                .update();
    }

    Optional<Task> lockTask(UUID id) {
        Locks.hold(db, "task:" + id);
        return db.sql("""
                select t.id, t.code, t.owner_id, t.state, a.path from dispatch.task t
                  join dispatch.meeting m on m.id = t.meeting_id join city.area a on a.id = m.area_id
                 where t.id = ?""").param(id).query(Task.class).optional();
    }

    void taskStep(UUID task, String to, String note, UUID by, UUID act, DispatchAct kind) {
        db.sql("""
                insert into dispatch.task_step (id, task_id, to_state, note, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), task, to, note, by)
                .params(Timestamp.from(City.current().now()), act, kind.code())
                .update();
    }

    record Meeting(UUID id, String code, String path, Instant meetsAt, String state) {
        boolean isOpen() {
            return state.equals("CALLED");
        }
    }

    record AgendaItem(UUID id, int position, @Nullable UUID compoundId, String what, String conclusion) {}

    record TaskDraft(
            String what,
            UUID ownerId,
            String ownerRole,
            LocalDate dueOn,
            @Nullable Integer position) {}

    record Task(UUID id, String code, UUID ownerId, String state, String path) {}
}
