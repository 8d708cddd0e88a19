package anju.review;

import anju.city.City;
import anju.city.Locks;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL that writes satisfaction surveys, and what its verbs read. */
@Component
class Inquiries {
    private static final String INQUIRY = """
            select id, code, project_id, compound_id, acceptance_id, occasion, edition_id, households, opens_on, closes_on, state
              from review.inquiry
            """;

    private final JdbcClient db;

    Inquiries(JdbcClient db) {
        this.db = db;
    }

    void lock(String thing) {
        Locks.hold(db, thing);
    }

    String nextCode(String prefix) {
        return db.sql("select ? || '-' || ? || '-' || to_char(nextval('review.code'), 'FM0000')")
                .params(prefix, Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    Optional<Inquiry> find(UUID id) {
        return db.sql(INQUIRY + "where id = ?").param(id).query(Inquiry.class).optional();
    }

    Optional<Inquiry> asked(UUID project, UUID compound, String occasion) {
        return db.sql(INQUIRY + "where project_id = ? and compound_id = ? and occasion = ?")
                .params(project, compound, occasion)
                .query(Inquiry.class)
                .optional();
    }

    /** The last acceptance that passed, from which the months are counted. */
    Optional<Passed> lastPassed(UUID project) {
        return db.sql("""
                select a.id, a.occurred_on from works.acceptance a join works.contract c on c.id = a.contract_id
                 where c.project_id = ? and a.state = 'PASSED' order by a.occurred_on desc, a.recorded_at desc limit 1""").param(project).query(Passed.class).optional();
    }

    int dwellings(UUID compound) {
        return db.sql("select count(*) from registry.part_now where compound_id = ? and use = 'DWELLING'")
                .param(compound)
                .query(Integer.class)
                .single();
    }

    boolean isDwellingIn(UUID compound, UUID part) {
        return db.sql(
                        "select exists (select from registry.part_now where compound_id = ? and id = ? and use = 'DWELLING')")
                .params(compound, part)
                .query(Boolean.class)
                .single();
    }

    /** Owns the home or lives there. */
    boolean livesIn(UUID person, UUID part) {
        return db.sql("""
                select exists (select from registry.ownership_now where part_id = :part and person_id = :person)
                    or exists (select from registry.binding_now where part_id = :part and person_id = :person)""")
                .param("part", part)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    boolean hasAnswered(UUID inquiry, UUID part) {
        return db.sql("select exists (select from review.response where inquiry_id = ? and part_id = ?)")
                .params(inquiry, part)
                .query(Boolean.class)
                .single();
    }

    void insert(Inquiry inquiry, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into review.inquiry (id, code, project_id, compound_id, acceptance_id, occasion, edition_id, households,
                                            opens_on, closes_on, opened_by, opened_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        inquiry.id(),
                        inquiry.code(),
                        inquiry.projectId(),
                        inquiry.compoundId(),
                        inquiry.acceptanceId(),
                        inquiry.occasion(),
                        inquiry.editionId(),
                        inquiry.households(),
                        Date.valueOf(inquiry.opensOn()),
                        Date.valueOf(inquiry.closesOn()),
                        by,
                        Timestamp.from(at),
                        act,
                        ReviewAct.INQUIRY_OPENED.code())
                .update();
    }

    void insertResponse(UUID id, ResponseDraft draft, UUID by, Instant at) {
        db.sql("""
                insert into review.response (id, inquiry_id, part_id, channel, remark, entered_by, at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        draft.inquiryId(),
                        draft.partId(),
                        draft.channel().name(),
                        draft.remark(),
                        by,
                        Timestamp.from(at))
                .update();
        draft.marks()
                .forEach((question, mark) -> db.sql(
                                "insert into review.response_mark (response_id, question, mark) values (?, ?, ?)")
                        .params(id, question, mark)
                        .update());
    }

    /** Answers by question and building. */
    List<Counted> counted(UUID inquiry, int satisfiedFrom) {
        return db.sql("""
                select m.question, p.building_id, count(*) as answered, count(*) filter (where m.mark >= :from) as satisfied,
                       sum(m.mark) as mark_sum
                  from review.response r join review.response_mark m on m.response_id = r.id
                  join registry.part_now p on p.id = r.part_id
                 where r.inquiry_id = :inquiry group by m.question, p.building_id order by m.question, p.building_id""")
                .param("inquiry", inquiry)
                .param("from", satisfiedFrom)
                .query(Counted.class)
                .list();
    }

    int answered(UUID inquiry) {
        return db.sql("select count(*) from review.response where inquiry_id = ?")
                .param(inquiry)
                .query(Integer.class)
                .single();
    }

    void close(UUID inquiry, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into review.inquiry_step (id, inquiry_id, to_state, by_person, at, act_id, act_kind)
                values (?, ?, 'CLOSED', ?, ?, ?, ?)""")
                .params(City.current().newId(), inquiry, by, Timestamp.from(at), act, ReviewAct.INQUIRY_CLOSED.code())
                .update();
    }

    void insertResult(UUID inquiry, String question, @Nullable UUID building, int households, Collection<Counted> of) {
        db.sql("""
                insert into review.result (inquiry_id, question, building_id, households, answered, satisfied, mark_sum)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        inquiry,
                        question,
                        building,
                        households,
                        of.stream().mapToInt(Counted::answered).sum(),
                        of.stream().mapToInt(Counted::satisfied).sum(),
                        of.stream().mapToInt(Counted::markSum).sum()))
                .update();
    }

    int dwellingsIn(UUID building) {
        return db.sql("select count(*) from registry.part_now where building_id = ? and use = 'DWELLING'")
                .param(building)
                .query(Integer.class)
                .single();
    }

    record Passed(UUID id, LocalDate occurredOn) {}

    record Counted(String question, UUID buildingId, int answered, int satisfied, int markSum) {}
}
