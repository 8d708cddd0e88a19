package anju.payment;

import anju.city.City;
import anju.city.Locks;
import anju.works.AcceptanceState;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clearances, documents and duties in the database. */
@Component
class Clearances {
    private static final String REQUEST = """
            select r.id, r.code, r.kind, c.project_id, r.contract_id, c.edition_id, r.acceptance_id, r.state
              from payment.clearance r join works.contract c on c.id = r.contract_id
            """;

    private final JdbcClient db;

    Clearances(JdbcClient db) {
        this.db = db;
    }

    String nextCode(String prefix) {
        return db.sql(
                        "select ? || '-' || ? || '-' || to_char(nextval(('payment.code_' || lower(?))::regclass), 'FM0000')")
                .params(prefix, Integer.toString(City.current().today().getYear()), prefix)
                .query(String.class)
                .single();
    }

    /** The contract first, then the clearance: the one order in which they are locked. */
    void lock(UUID contract, UUID clearance) {
        for (var name : List.of("contract:" + contract, "clearance:" + clearance)) {
            Locks.hold(db, name);
        }
    }

    /** The acceptance as the first gate needs it. */
    Optional<Accepted> accepted(UUID acceptance) {
        return db.sql("""
                select a.id, a.contract_id, c.project_id, c.edition_id, a.state
                  from works.acceptance a join works.contract c on c.id = a.contract_id
                 where a.id = ?""").param(acceptance).query(Accepted.class).optional();
    }

    Optional<Request> find(UUID id) {
        return db.sql(REQUEST + "where r.id = ?").param(id).query(Request.class).optional();
    }

    /** The contract as a clearance on it needs it. */
    Optional<Signed> signed(UUID contract) {
        return db.sql("select id, project_id, edition_id from works.contract where id = ?")
                .param(contract)
                .query(Signed.class)
                .optional();
    }

    /** The clearances on an acceptance that were not returned. */
    List<Request> standingOn(UUID acceptance) {
        return db.sql(REQUEST + "where r.acceptance_id = ? and r.state <> 'RETURNED' order by r.kind")
                .param(acceptance)
                .query(Request.class)
                .list();
    }

    /** The clearance of this kind that stands on the contract itself. */
    Optional<Request> standing(UUID contract, ClearanceKind kind) {
        return db.sql(
                        REQUEST
                                + "where r.contract_id = ? and r.kind = ? and r.acceptance_id is null and r.state <> 'RETURNED'")
                .params(contract, kind.name())
                .query(Request.class)
                .optional();
    }

    /** Clearances reckoned on everything the contract has had accepted. */
    List<String> reckonedOnAll(UUID contract) {
        return db.sql("""
                select code from payment.clearance
                 where contract_id = ? and state <> 'RETURNED' and kind in ('COMPLETION', 'SETTLEMENT', 'RETENTION') order by code""").param(contract).query(String.class).list();
    }

    void insert(Request request, UUID by, Collection<String> required, UUID act) {
        db.sql("""
                insert into payment.clearance (id, code, kind, contract_id, acceptance_id, requested_by, requested_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(request.id(), request.code(), request.kind().name(), request.contractId())
                .param(request.acceptanceId())
                .params(by, now(), act)
                .param(PaymentAct.CLEARANCE_REQUESTED.code())
                .update();
        for (var type : required) {
            db.sql("insert into payment.required_document (clearance_id, type) values (?, ?)")
                    .params(request.id(), type)
                    .update();
        }
    }

    List<String> required(UUID clearance) {
        return db.sql("select type from payment.required_document where clearance_id = ?")
                .param(clearance)
                .query(String.class)
                .list();
    }

    UUID insertDocument(
            UUID clearance, String type, String title, String number, @Nullable UUID attachment, UUID by, UUID act) {
        var id = City.current().newId();
        db.sql("""
                insert into payment.document (id, clearance_id, type, title, attachment_id, number, submitted_by, submitted_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, clearance, type, title)
                .param(attachment)
                .params(number, by, now(), act, PaymentAct.DOCUMENT_SUBMITTED.code())
                .update();
        return id;
    }

    Optional<Paper> document(UUID id) {
        return db.sql("""
                select d.id, d.clearance_id, d.type, r.verdict
                  from payment.document d left join payment.document_review r on r.document_id = d.id
                 where d.id = ?""").param(id).query(Paper.class).optional();
    }

    /** The documents handed in, oldest first. */
    List<Paper> documents(UUID clearance) {
        return db.sql("""
                select d.id, d.clearance_id, d.type, r.verdict
                  from payment.document d left join payment.document_review r on r.document_id = d.id
                 where d.clearance_id = ? order by d.submitted_at, d.id""").param(clearance).query(Paper.class).list();
    }

    void review(Paper document, Verdict verdict, String remark, UUID by, UUID act) {
        db.sql("""
                insert into payment.document_review (document_id, clearance_id, verdict, remark, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(document.id(), document.clearanceId(), verdict.name(), remark, by, now(), act)
                .param(PaymentAct.DOCUMENT_REVIEWED.code())
                .update();
    }

    List<DoneDuty> duties(UUID clearance) {
        return db.sql("select duty, person_id, at from payment.duty where clearance_id = ?")
                .param(clearance)
                .query((row, _) -> new DoneDuty(
                        Duty.valueOf(row.getString("duty")),
                        row.getObject("person_id", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    void insertDuty(UUID clearance, Duty duty, UUID person, UUID act, PaymentAct kind) {
        db.sql(
                        "insert into payment.duty (clearance_id, duty, person_id, at, act_id, act_kind) values (?, ?, ?, ?, ?, ?)")
                .params(clearance, duty.name(), person, now(), act, kind.code())
                .update();
    }

    void step(UUID clearance, ClearanceState to, @Nullable String reason, UUID by, UUID act, PaymentAct kind) {
        db.sql("""
                insert into payment.clearance_step (id, clearance_id, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), clearance, to.name())
                .param(reason)
                .params(by, now(), act, kind.code())
                .update();
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }

    record Signed(UUID id, UUID projectId, UUID editionId) {}

    record Accepted(UUID id, UUID contractId, UUID projectId, UUID editionId, AcceptanceState state) {}
}
