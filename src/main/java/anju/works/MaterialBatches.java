package anju.works;

import anju.city.City;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Batches of materials in the database. */
@Component
class MaterialBatches {
    private final JdbcClient db;

    MaterialBatches(JdbcClient db) {
        this.db = db;
    }

    Optional<Batch> find(UUID id) {
        return db.sql("select id, code, contract_id, state from works.batch where id = ?")
                .param(id)
                .query((row, _) -> new Batch(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getObject("contract_id", UUID.class),
                        BatchState.valueOf(row.getString("state"))))
                .optional();
    }

    /** A batch for one of these lines that not all three have found good, and that is still on the site. */
    Optional<Unsettled> unsettled(Collection<UUID> lines) {
        return lines.isEmpty()
                ? Optional.empty()
                : db.sql("""
                        select b.code, l.number
                          from works.batch b
                          join works.batch_line x on x.batch_id = b.id
                          join works.contract_line l on l.id = x.contract_line_id
                         where b.state in ('ARRIVED', 'REJECTED') and x.contract_line_id = any (:lines)
                         order by b.code, l.number limit 1""")
                        .param("lines", lines.toArray(UUID[]::new))
                        .query((row, _) -> new Unsettled(row.getString("code"), row.getString("number")))
                        .optional();
    }

    void insert(Batch batch, BatchTerms terms, UUID by, UUID act) {
        db.sql("""
                insert into works.batch (id, code, contract_id, name, maker, spec, quantity, certificate, report_file_id, arrived_on,
                                         entered_by, entered_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(batch.id(), batch.code(), batch.contractId(), terms.name(), terms.maker(), terms.spec())
                .params(terms.quantity(), terms.certificate())
                .param(terms.report())
                .params(Date.valueOf(terms.arrivedOn()), by, now(), act, WorksAct.BATCH_ARRIVED.code())
                .update();
        for (var line : terms.lines()) {
            db.sql("insert into works.batch_line (batch_id, contract_id, contract_line_id) values (?, ?, ?)")
                    .params(batch.id(), batch.contractId(), line)
                    .update();
        }
    }

    List<Signed> signatures(UUID batch) {
        return db.sql("select checker, person_id, signed_at from works.batch_signature where batch_id = ?")
                .param(batch)
                .query((row, _) -> new Signed(
                        MaterialChecker.valueOf(row.getString("checker")),
                        row.getObject("person_id", UUID.class),
                        row.getTimestamp("signed_at").toInstant()))
                .list();
    }

    void sign(UUID batch, MaterialChecker checker, UUID person, Opinion opinion, String remark, UUID act) {
        db.sql("""
                insert into works.batch_signature (batch_id, checker, person_id, opinion, remark, signed_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(batch, checker.name(), person, opinion.name(), remark, now(), act)
                .param(WorksAct.BATCH_SIGNED.code())
                .update();
    }

    void step(UUID batch, BatchState to, String remark, @Nullable UUID photo, UUID by, UUID act, WorksAct kind) {
        db.sql("""
                insert into works.batch_step (id, batch_id, to_state, remark, photo_id, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), batch, to.name(), remark)
                .param(photo)
                .params(by, now(), act, kind.code())
                .update();
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }

    /** A batch as its verbs need it. */
    record Batch(UUID id, String code, UUID contractId, BatchState state) {}

    record Signed(MaterialChecker checker, UUID person, Instant at) {}

    record Unsettled(String code, String lineNumber) {}
}
