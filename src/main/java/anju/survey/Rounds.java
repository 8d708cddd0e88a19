package anju.survey;

import anju.city.City;
import anju.city.Locks;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL that writes survey rounds, their answers and what they come to. */
@Component
class Rounds {
    private final JdbcClient db;

    Rounds(JdbcClient db) {
        this.db = db;
    }

    /** Answers come side by side, but none while the round is being completed. */
    void lock(UUID round, boolean alone) {
        if (alone) {
            Locks.hold(db, "survey.round:" + round);
        } else {
            Locks.share(db, "survey.round:" + round);
        }
    }

    void lockThing(String thing) {
        Locks.hold(db, thing);
    }

    String nextCode() {
        return db.sql("select 'TJ-' || ? || '-' || to_char(nextval('survey.code'), 'FM0000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    Optional<Round> find(UUID id) {
        return db.sql(
                        "select id, code, compound_id, sets, edition_id, surveyed_on, state from survey.round where id = ?")
                .param(id)
                .query((row, _) -> new Round(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getObject("compound_id", UUID.class),
                        List.of(texts(row.getArray("sets"))),
                        row.getObject("edition_id", UUID.class),
                        row.getDate("surveyed_on").toLocalDate(),
                        RoundState.valueOf(row.getString("state"))))
                .optional();
    }

    Optional<Round> openIn(UUID compound) {
        return db.sql("select id from survey.round where compound_id = ? and state = 'OPEN'")
                .param(compound)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }

    void insert(Round round, UUID surveyor, Instant at, UUID act) {
        db.sql("""
                insert into survey.round (id, code, compound_id, sets, edition_id, surveyed_on, surveyor_id, opened_at, act_id, act_kind)
                values (:id, :code, :compound, :sets, :edition, :on, :surveyor, :at, :act, :kind)""")
                .param("id", round.id())
                .param("code", round.code())
                .param("compound", round.compoundId())
                .param("sets", round.sets().toArray(String[]::new))
                .param("edition", round.editionId())
                .param("on", Date.valueOf(round.surveyedOn()))
                .param("surveyor", surveyor)
                .param("at", Timestamp.from(at))
                .param("act", act)
                .param("kind", SurveyAct.ROUND_OPENED.code())
                .update();
    }

    void step(UUID round, RoundState to, @Nullable String reason, UUID by, Instant at, UUID act, SurveyAct kind) {
        db.sql("""
                insert into survey.round_step (id, round_id, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        City.current().newId(), round, to.name(), reason, by, Timestamp.from(at), act, kind.code()))
                .update();
    }

    Optional<UUID> lastAnswer(UUID round, String indicator, @Nullable UUID building) {
        return db.sql("""
                select id from survey.answer_now
                 where round_id = ? and indicator = ? and building_id is not distinct from cast(? as uuid)""")
                .params(Arrays.asList(round, indicator, building))
                .query(UUID.class)
                .optional();
    }

    boolean hasBuilding(UUID compound, UUID building) {
        return buildings(compound).contains(building);
    }

    List<UUID> buildings(UUID compound) {
        return db.sql("select id from registry.building_now where compound_id = ? order by length(number), number")
                .param(compound)
                .query(UUID.class)
                .list();
    }

    int households(UUID compound) {
        return db.sql("select count(*) from registry.part_now where compound_id = ? and use = 'DWELLING'")
                .param(compound)
                .query(Integer.class)
                .single();
    }

    void insertAnswer(UUID id, AnswerDraft draft, boolean danger, UUID by, Instant at) {
        var value = draft.value();
        db.sql("""
                insert into survey.answer (id, round_id, indicator, building_id, applicable, amount_milli, of_milli, reason,
                                           note, danger, person_id, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        draft.roundId(),
                        draft.indicator(),
                        draft.buildingId(),
                        value != null,
                        value == null ? null : value.amountMilli(),
                        value == null ? null : value.ofMilli(),
                        draft.reason(),
                        draft.note(),
                        danger,
                        by,
                        Timestamp.from(at)))
                .update();
        for (var issue : draft.issues()) {
            db.sql("insert into survey.answer_issue (answer_id, issue) values (?, ?)")
                    .params(id, issue)
                    .update();
        }
        for (var photo : draft.photos()) {
            db.sql("insert into survey.answer_photo (answer_id, file_id) values (?, ?)")
                    .params(id, photo)
                    .update();
        }
    }

    List<Given> given(UUID round) {
        return db.sql("""
                select a.id, a.indicator, a.building_id, a.applicable, a.amount_milli, a.of_milli, a.danger,
                       coalesce((select string_agg(i.issue, ',' order by i.issue) from survey.answer_issue i where i.answer_id = a.id), '') as issues
                  from survey.answer_now a
                  left join registry.building b on b.id = a.building_id
                 where a.round_id = ? order by a.indicator, length(b.number), b.number""").param(round).query(Given.class).list();
    }

    void insertResult(UUID round, Weighing weighing, Outcome outcome) {
        db.sql("""
                insert into survey.result (round_id, households, buildings, score_milli, safety_milli, infrastructure_milli,
                                           demand_milli, readiness_milli, priority_milli, class, quadrant, danger)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        round,
                        outcome.households(),
                        outcome.buildings(),
                        weighing.scoreMilli(),
                        weighing.safetyMilli(),
                        weighing.infrastructureMilli(),
                        weighing.demandMilli(),
                        weighing.readinessMilli(),
                        weighing.priorityMilli(),
                        outcome.compoundClass(),
                        outcome.quadrant().name(),
                        outcome.danger()))
                .update();
        for (var line : weighing.lines()) {
            db.sql("""
                    insert into survey.result_line (round_id, indicator, weight, attained_numerator, attained_denominator,
                                                    counted, points_milli, most_milli)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            round,
                            line.indicator(),
                            line.weight(),
                            line.attained().numerator(),
                            line.attained().denominator(),
                            line.counted(),
                            line.pointsMilli(),
                            line.mostMilli())
                    .update();
        }
    }

    void insertGap(UUID round, Short gap) {
        db.sql("""
                insert into survey.gap (id, round_id, indicator, building_id, answer_id, severity, ease, quadrant, danger)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        City.current().newId(),
                        round,
                        gap.indicator(),
                        gap.buildingId(),
                        gap.answerId(),
                        gap.severity(),
                        gap.ease(),
                        gap.quadrant().name(),
                        gap.danger()))
                .update();
    }

    Optional<Gap> gap(UUID id) {
        return db.sql("""
                select g.id, g.round_id, g.indicator, g.building_id, g.answer_id, g.danger, r.compound_id, r.edition_id, r.surveyed_on,
                       exists (select from survey.judgement j where j.gap_id = g.id) as judged
                  from survey.gap g join survey.round r on r.id = g.round_id where g.id = ?""").param(id).query(Gap.class).optional();
    }

    void insertJudgement(UUID gap, @Nullable UUID need, String reason, UUID by, Instant at, UUID act, SurveyAct kind) {
        db.sql("""
                insert into survey.judgement (gap_id, need_id, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(gap, need, reason, by, Timestamp.from(at), act, kind.code()))
                .update();
    }

    /** What counts of the answers to one indicator, of one building or of the compound. */
    record Given(
            UUID id,
            String indicator,
            @Nullable UUID buildingId,
            boolean applicable,
            @Nullable Long amountMilli,
            @Nullable Long ofMilli,
            boolean danger,
            String issues) {
        Value value() {
            if (amountMilli == null || ofMilli == null) {
                throw new IllegalStateException(indicator + " does not apply");
            }
            return new Value(amountMilli, ofMilli);
        }

        List<String> issueList() {
            return issues.isEmpty() ? List.of() : List.of(issues.split(","));
        }
    }

    record Outcome(int households, int buildings, String compoundClass, Quadrant quadrant, boolean danger) {}

    /** A value short of its threshold. */
    record Short(
            String indicator,
            @Nullable UUID buildingId,
            UUID answerId,
            int severity,
            int ease,
            Quadrant quadrant,
            boolean danger) {}

    record Gap(
            UUID id,
            UUID roundId,
            String indicator,
            @Nullable UUID buildingId,
            UUID answerId,
            boolean danger,
            UUID compoundId,
            UUID editionId,
            java.time.LocalDate surveyedOn,
            boolean judged) {}
}
