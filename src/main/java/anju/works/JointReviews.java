package anju.works;

import anju.city.City;
import anju.city.Locks;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Joint reviews in the database. */
@Component
class JointReviews {
    private final JdbcClient db;

    JointReviews(JdbcClient db) {
        this.db = db;
    }

    void lock(UUID project) {
        Locks.hold(db, "review:" + project);
    }

    /** Numbers under which money of an undertaking stands on the books: of lots and commitments, and of their papers. */
    List<String> fundingPapers(UUID project) {
        return db.sql("""
                select distinct number from (
                  select code, document_number from fund.lot where project_id = :project and state = 'RECEIVED'
                  union all
                  select code, document_number from fund.commitment where project_id = :project and state = 'STANDING') f
                 cross join lateral (values (f.code), (f.document_number)) v (number) order by number""").param("project", project).query(String.class).list();
    }

    boolean hasPlan(UUID project) {
        return db.sql("select exists (select from plan.item_now where project_id = ? and not withdrawn)")
                .param(project)
                .query(Boolean.class)
                .single();
    }

    Optional<Review> standing(UUID project) {
        return reviews("where project_id = ? and state <> 'RETURNED'", project).stream()
                .findFirst();
    }

    Optional<Review> find(UUID id) {
        return reviews("where id = ?", id).stream().findFirst();
    }

    /** Reviews let through on a promise that was not kept. */
    List<Review> late(LocalDate today) {
        return reviews(
                "where state = 'CONDITIONAL' and id in (select review_id from works.missing_document where due_on < ?)",
                Date.valueOf(today));
    }

    private List<Review> reviews(String which, Object value) {
        return db.sql("select id, code, project_id, edition_id, state from works.review " + which)
                .param(value)
                .query((row, _) -> new Review(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getObject("project_id", UUID.class),
                        row.getObject("edition_id", UUID.class),
                        ReviewState.valueOf(row.getString("state"))))
                .list();
    }

    void insert(Review review, LocalDate dueOn, List<ReviewPaper> papers, UUID by, UUID act) {
        db.sql("""
                insert into works.review (id, code, project_id, edition_id, due_on, submitted_by, submitted_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(review.id(), review.code(), review.projectId(), review.editionId())
                .params(Date.valueOf(dueOn), by, now(), act, WorksAct.REVIEW_SUBMITTED.code())
                .update();
        for (var paper : papers) {
            db.sql(
                            "insert into works.review_document (review_id, type, number, file_id, due_on, owner) values (?,?,?,?,?,?)")
                    .params(review.id(), paper.type(), paper.number())
                    .param(paper.file())
                    .param(paper.dueOn() == null ? null : Date.valueOf(paper.dueOn()))
                    .param(paper.owner())
                    .update();
        }
    }

    List<Spoken> opinions(UUID review) {
        return db.sql("select reviewer, person_id, opinion, given_at from works.review_opinion where review_id = ?")
                .param(review)
                .query((row, _) -> new Spoken(
                        row.getString("reviewer"),
                        row.getObject("person_id", UUID.class),
                        ReviewOpinion.valueOf(row.getString("opinion")),
                        row.getTimestamp("given_at").toInstant()))
                .list();
    }

    void opine(UUID review, String reviewer, UUID person, ReviewOpinion opinion, String remark, UUID act) {
        db.sql("""
                insert into works.review_opinion (review_id, reviewer, person_id, opinion, remark, given_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(review, reviewer, person, opinion.name(), remark, now(), act)
                .param(WorksAct.REVIEW_OPINED.code())
                .update();
    }

    /** Types of the papers that have still to come. */
    List<String> missing(UUID review) {
        return db.sql("select type from works.missing_document where review_id = ? order by due_on, type")
                .param(review)
                .query(String.class)
                .list();
    }

    void supplement(UUID review, String type, String number, @Nullable UUID file, UUID by, UUID act) {
        db.sql("""
                insert into works.review_supplement (review_id, type, number, file_id, brought_by, brought_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(review, type, number)
                .param(file)
                .params(by, now(), act, WorksAct.REVIEW_SUPPLEMENTED.code())
                .update();
    }

    void step(UUID review, ReviewState to, String remark, @Nullable UUID by, UUID act, WorksAct kind) {
        db.sql("""
                insert into works.review_step (id, review_id, to_state, remark, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), review, to.name(), remark)
                .param(by)
                .params(now(), act, kind.code())
                .update();
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }

    /** A joint review as its verbs need it. */
    record Review(UUID id, String code, UUID projectId, UUID editionId, ReviewState state) {}

    record Spoken(String reviewer, UUID person, ReviewOpinion opinion, java.time.Instant at) {}
}
