package anju.consultation;

import anju.city.Locks;
import anju.policy.Name;
import anju.registry.Part;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL that writes willingness forms, and what their verbs read. */
@Component
class WillingnessForms {
    private final JdbcClient db;

    WillingnessForms(JdbcClient db) {
        this.db = db;
    }

    /** Answers and the count of one round happen one after the other. */
    void lock(UUID round) {
        Locks.hold(db, "willingness:" + round);
    }

    String nextCode(int year) {
        return "YY-%d-%04d"
                .formatted(
                        year,
                        db.sql("select nextval('consultation.willingness_code')")
                                .query(Long.class)
                                .single());
    }

    void insert(
            UUID id,
            String code,
            WillingnessDraft draft,
            UUID edition,
            Map<String, Name> items,
            List<Part> parts,
            List<UUID> forms,
            UUID by,
            Instant at,
            UUID act) {
        db.sql("""
                insert into consultation.willingness (id, code, compound_id, question, from_on, until_on, edition_id, asked_by, asked_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        code,
                        draft.compoundId(),
                        draft.question(),
                        Date.valueOf(draft.fromOn()),
                        Date.valueOf(draft.untilOn()),
                        edition,
                        by,
                        Timestamp.from(at),
                        act,
                        ConsultationAct.WILLINGNESS_ASKED.code())
                .update();
        items.forEach((item, name) -> db.sql(
                        "insert into consultation.willingness_item (willingness_id, code, name_zh, name_en) values (?, ?, ?, ?)")
                .params(id, item, name.zh(), name.en())
                .update());
        db.sql("""
                insert into consultation.willingness_form (id, willingness_id, part_id, serial)
                select f.form, :round, f.part, f.serial from unnest(:forms, :parts) with ordinality f (form, part, serial)""")
                .param("round", id)
                .param("forms", forms.toArray(UUID[]::new))
                .param("parts", parts.stream().map(Part::id).toArray(UUID[]::new))
                .update();
    }

    Optional<Round> round(UUID id) {
        return db.sql("""
                select w.id, w.code, w.compound_id, w.from_on, w.until_on, w.edition_id,
                       exists (select from consultation.willingness_closing c where c.willingness_id = w.id) as closed
                  from consultation.willingness w where w.id = ?""").param(id).query(Round.class).optional();
    }

    Optional<Form> form(UUID id) {
        return db.sql("select id, willingness_id, part_id, serial from consultation.willingness_form where id = ?")
                .param(id)
                .query(Form.class)
                .optional();
    }

    List<String> items(UUID round) {
        return db.sql("select code from consultation.willingness_item where willingness_id = ?")
                .param(round)
                .query(String.class)
                .list();
    }

    void insertAnswer(
            UUID id,
            Form form,
            Willing willing,
            Collection<String> wishes,
            LocalDate givenOn,
            @Nullable UUID person,
            @Nullable UUID enteredBy,
            Instant at,
            UUID act) {
        db.sql("""
                insert into consultation.willingness_answer (id, form_id, willingness_id, willing, given_on, person_id, entered_by, recorded_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(form.id())
                .param(form.willingnessId())
                .param(willing.name())
                .param(Date.valueOf(givenOn))
                .param(person)
                .param(enteredBy)
                .param(Timestamp.from(at))
                .param(act)
                .param(ConsultationAct.WILLINGNESS_ANSWERED.code())
                .update();
        wishes.forEach(code -> db.sql(
                        "insert into consultation.willingness_wish (answer_id, willingness_id, code) values (?, ?, ?)")
                .params(id, form.willingnessId(), code)
                .update());
    }

    boolean counts(UUID answer) {
        return db.sql("select exists (select from consultation.willingness_standing where id = ?)")
                .param(answer)
                .query(Boolean.class)
                .single();
    }

    WillingnessCount count(UUID round) {
        return db.sql("""
                select count(*) as issued, count(*) filter (where s.willing = 'WILLING') as willing,
                       count(*) filter (where s.willing = 'UNWILLING') as unwilling, count(*) filter (where s.willing = 'UNDECIDED') as undecided
                  from consultation.willingness_form f left join consultation.willingness_standing s on s.form_id = f.id
                 where f.willingness_id = ?""").param(round).query(WillingnessCount.class).single();
    }

    void insertClosing(
            UUID round, WillingnessCount count, boolean reached, LocalDate on, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into consultation.willingness_closing (willingness_id, closed_on, closed_by, closed_at, issued, willing, unwilling, undecided, reached, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        round,
                        Date.valueOf(on),
                        by,
                        Timestamp.from(at),
                        count.issued(),
                        count.willing(),
                        count.unwilling(),
                        count.undecided(),
                        reached,
                        act,
                        ConsultationAct.WILLINGNESS_CLOSED.code())
                .update();
    }

    /** Rounds of a compound that came to their shares. */
    List<Reached> reached(UUID compound) {
        return db.sql("""
                select w.id as round, c.act_id as act from consultation.willingness_closing c join consultation.willingness w on w.id = c.willingness_id
                 where w.compound_id = ? and c.reached""").param(compound).query(Reached.class).list();
    }

    record Round(
            UUID id,
            String code,
            UUID compoundId,
            LocalDate fromOn,
            LocalDate untilOn,
            UUID editionId,
            boolean closed) {}

    record Form(UUID id, UUID willingnessId, UUID partId, int serial) {}

    record Reached(UUID round, UUID act) {}
}
