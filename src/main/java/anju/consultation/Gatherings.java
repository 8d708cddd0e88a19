package anju.consultation;

import anju.city.City;
import anju.city.Locks;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL that writes gatherings, and what their verbs read. */
@Component
class Gatherings {
    private final JdbcClient db;

    Gatherings(JdbcClient db) {
        this.db = db;
    }

    /** Whatever happens to one gathering happens one after the other. */
    void lock(UUID gathering) {
        Locks.hold(db, "gathering:" + gathering);
    }

    String nextCode(int year) {
        return "YS-%d-%04d"
                .formatted(
                        year,
                        db.sql("select nextval('consultation.gathering_code')")
                                .query(Long.class)
                                .single());
    }

    void insert(UUID id, String code, GatheringDraft draft, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into consultation.gathering (id, code, compound_id, form, stairwell_id, title, venue, topics, at, called_by, called_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(code)
                .param(draft.compoundId())
                .param(draft.form().name())
                .param(draft.stairwellId())
                .param(draft.title())
                .param(draft.venue())
                .param(draft.topics())
                .param(Timestamp.from(draft.at()))
                .param(by)
                .param(Timestamp.from(at))
                .param(act)
                .param(ConsultationAct.GATHERING_CALLED.code())
                .update();
    }

    Optional<Standing> find(UUID id) {
        return db.sql("select id, compound_id, code, form, title, at, state from consultation.gathering where id = ?")
                .param(id)
                .query(Standing.class)
                .optional();
    }

    long neighbours(UUID compound, Collection<UUID> people) {
        return db.sql(
                        "select count(*) from consultation.neighbour where compound_id = :compound and person_id = any(:people)")
                .param("compound", compound)
                .param("people", people.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    boolean isStairwellOf(UUID compound, UUID stairwell) {
        return db.sql("select exists (select from registry.stairwell_now where id = ? and compound_id = ?)")
                .params(stairwell, compound)
                .query(Boolean.class)
                .single();
    }

    /** How many of these are of those whom the gathering is for. */
    long invited(UUID gathering, Collection<UUID> people) {
        return db.sql(
                        "select count(*) from consultation.invited where gathering_id = :gathering and person_id = any(:people)")
                .param("gathering", gathering)
                .param("people", people.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    /** Everybody who owns a home there or lives in one, as far as the books know: in the compound, or in the one stairwell. */
    List<UUID> invited(UUID gathering) {
        return db.sql("select distinct person_id from consultation.invited where gathering_id = ?")
                .param(gathering)
                .query(UUID.class)
                .list();
    }

    /** Who speaks in the compound's self-government group. */
    List<UUID> members(UUID compound) {
        return db.sql("select person_id from consultation.member_now where compound_id = ?")
                .param(compound)
                .query(UUID.class)
                .list();
    }

    /** These are ticked and nobody else; who signed in alone stays. */
    void tick(UUID gathering, Collection<UUID> people, Instant at) {
        db.sql(
                        "delete from consultation.attendance where gathering_id = :gathering and way = 'TICKED' and person_id <> all(:people)")
                .param("gathering", gathering)
                .param("people", people.toArray(UUID[]::new))
                .update();
        db.sql("""
                insert into consultation.attendance (gathering_id, person_id, way, at)
                select :gathering, p, 'TICKED', :at from unnest(:people) p on conflict do nothing""")
                .param("gathering", gathering)
                .param("people", people.toArray(UUID[]::new))
                .param("at", Timestamp.from(at))
                .update();
    }

    boolean signIn(UUID gathering, UUID person, Instant at) {
        return db.sql("""
                insert into consultation.attendance (gathering_id, person_id, way, at) values (?, ?, 'SIGNED_IN', ?) on conflict do nothing""").params(gathering, person, Timestamp.from(at)).update() == 1;
    }

    List<UUID> attended(UUID gathering) {
        return db.sql("select person_id from consultation.attendance where gathering_id = ? order by person_id")
                .param(gathering)
                .query(UUID.class)
                .list();
    }

    int nextMinutes(UUID gathering) {
        return db.sql("select coalesce(max(number), 0) + 1 from consultation.minutes where gathering_id = ?")
                .param(gathering)
                .query(Integer.class)
                .single();
    }

    void insertMinutes(UUID gathering, int number, MinutesDraft draft, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into consultation.minutes (gathering_id, number, text, note, walk_ins, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(gathering)
                .param(number)
                .param(draft.text())
                .param(draft.note())
                .param(draft.walkIns())
                .param(by)
                .param(Timestamp.from(at))
                .param(act)
                .param(ConsultationAct.GATHERING_RECORDED.code())
                .update();
        int position = 0;
        for (var resolution : draft.resolutions()) {
            db.sql("insert into consultation.resolution (gathering_id, number, position, text) values (?, ?, ?, ?)")
                    .params(gathering, number, ++position, resolution)
                    .update();
        }
    }

    /** The minutes that stand. */
    Minutes minutes(UUID gathering) {
        return db.sql(
                        "select number, text, walk_ins, by_person from consultation.minutes where gathering_id = ? order by number desc limit 1")
                .param(gathering)
                .query(Minutes.class)
                .single();
    }

    List<String> resolutions(UUID gathering, int number) {
        return db.sql(
                        "select text from consultation.resolution where gathering_id = ? and number = ? order by position")
                .params(gathering, number)
                .query(String.class)
                .list();
    }

    void insertStep(Step step, UUID by, Instant at, UUID act, ConsultationAct kind) {
        db.sql("""
                insert into consultation.gathering_step (id, gathering_id, to_state, reason, named, walk_ins, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(step.id)
                .param(step.gathering)
                .param(step.to.name())
                .param(step.reason)
                .param(step.named)
                .param(step.walkIns)
                .param(by)
                .param(Timestamp.from(at))
                .param(act)
                .param(kind.code())
                .update();
    }

    record Standing(
            UUID id, UUID compoundId, String code, GatheringForm form, String title, Instant at, GatheringState state) {
        LocalDate day() {
            return at.atZone(City.ZONE).toLocalDate();
        }

        boolean isSettled() {
            return state == GatheringState.PUBLISHED || state == GatheringState.CANCELLED;
        }
    }

    record Minutes(int number, String text, int walkIns, UUID byPerson) {}

    record Step(
            UUID id,
            UUID gathering,
            GatheringState to,
            @Nullable String reason,
            @Nullable Integer named,
            @Nullable Integer walkIns) {}
}
