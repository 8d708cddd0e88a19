package anju.programme;

import anju.city.City;
import anju.city.Locks;
import anju.money.Money;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposals and batches in the database. */
@Component
class Batches {
    private final JdbcClient db;

    Batches(JdbcClient db) {
        this.db = db;
    }

    String nextCode(int year) {
        return db.sql("select 'PC-' || ? || '-' || to_char(nextval('programme.code'), 'FM0000')")
                .param(Integer.toString(year))
                .query(String.class)
                .single();
    }

    Optional<Proposal> proposal(UUID id) {
        return read(id, "");
    }

    Optional<Proposal> lockProposal(UUID id) {
        return read(id, " for update of p");
    }

    private Optional<Proposal> read(UUID id, String lock) {
        return db.sql("""
                select p.id, p.name, p.year, p.area_id, a.path, p.budget_fen, p.grounds, p.drafted_by, p.submitted_at, p.batch_id
                  from programme.proposal p join city.area a on a.id = p.area_id where p.id = ?""" + lock)
                .param(id)
                .query((row, _) -> {
                    var submitted = row.getTimestamp("submitted_at");
                    return new Proposal(
                            id,
                            row.getString("name"),
                            row.getInt("year"),
                            row.getObject("area_id", UUID.class),
                            row.getString("path"),
                            new Money(row.getLong("budget_fen")),
                            row.getString("grounds"),
                            row.getObject("drafted_by", UUID.class),
                            submitted == null ? null : submitted.toInstant(),
                            row.getObject("batch_id", UUID.class),
                            reserves(id));
                })
                .optional();
    }

    private Set<UUID> reserves(UUID proposal) {
        return new HashSet<>(db.sql("select reserve_id from programme.proposal_reserve where proposal_id = ?")
                .param(proposal)
                .query(UUID.class)
                .list());
    }

    void insert(UUID id, BatchDraft draft, UUID by) {
        db.sql("""
                insert into programme.proposal (id, name, year, area_id, budget_fen, grounds, drafted_by, drafted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        draft.name(),
                        draft.year(),
                        draft.area(),
                        draft.budget().fen(),
                        draft.grounds())
                .params(by, Timestamp.from(City.current().now()))
                .update();
        fill(id, draft.reserves());
    }

    void update(UUID id, BatchDraft draft, UUID by) {
        db.sql("""
                update programme.proposal set name = ?, year = ?, area_id = ?, budget_fen = ?, grounds = ?, drafted_by = ?, drafted_at = ?
                 where id = ?""")
                .params(draft.name(), draft.year(), draft.area(), draft.budget().fen(), draft.grounds())
                .params(by, Timestamp.from(City.current().now()), id)
                .update();
        db.sql("delete from programme.proposal_reserve where proposal_id = ?")
                .param(id)
                .update();
        fill(id, draft.reserves());
    }

    private void fill(UUID id, List<UUID> reserves) {
        db.sql("insert into programme.proposal_reserve (proposal_id, reserve_id) select ?, unnest(?::uuid[])")
                .param(id)
                .param(reserves.toArray(UUID[]::new))
                .update();
    }

    void submitted(UUID id) {
        db.sql("update programme.proposal set submitted_at = ? where id = ?")
                .params(Timestamp.from(City.current().now()), id)
                .update();
    }

    void sentBack(UUID id) {
        db.sql("update programme.proposal set submitted_at = null where id = ?")
                .param(id)
                .update();
    }

    void announced(UUID proposal, UUID batch) {
        db.sql("update programme.proposal set batch_id = ? where id = ?")
                .params(batch, proposal)
                .update();
    }

    void insert(UUID id, String code, Proposal proposal, UUID edition, List<Ranked> chosen, UUID by, UUID act) {
        db.sql("""
                insert into programme.batch (id, code, name, year, area_id, budget_fen, grounds, edition_id, proposed_by, announced_by,
                                             announced_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, proposal.name(), proposal.year(), proposal.area())
                .params(proposal.budget().fen(), proposal.grounds(), edition, proposal.draftedBy(), by)
                .params(Timestamp.from(City.current().now()), act, ProgrammeAct.BATCH_ANNOUNCED.code())
                .update();
        for (var each : chosen) {
            db.sql("""
                    insert into programme.batch_compound (batch_id, reserve_id, compound_id, rank, points, households, area_x100, estimated_fen)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(id, each.candidate().reserve(), each.candidate().compound())
                    .params(each.rank(), each.points(), each.candidate().households())
                    .params(
                            each.candidate().area().x100(),
                            each.candidate().estimated().fen())
                    .update();
        }
    }

    Optional<Batch> lockBatch(UUID id) {
        Locks.hold(db, "batch:" + id);
        return db.sql("""
                select b.id, b.code, b.state, a.path from programme.batch b join city.area a on a.id = b.area_id
                 where b.id = ?""").param(id).query(Batch.class).optional();
    }

    List<Member> members(UUID batch) {
        return db.sql("select reserve_id, compound_id from programme.batch_compound where batch_id = ? order by rank")
                .param(batch)
                .query(Member.class)
                .list();
    }

    void withdraw(UUID batch, String reason, UUID by, UUID act) {
        db.sql("""
                insert into programme.batch_step (id, batch_id, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, 'WITHDRAWN', ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), batch, reason, by)
                .params(Timestamp.from(City.current().now()), act, ProgrammeAct.BATCH_WITHDRAWN.code())
                .update();
    }

    /** The announced batch a compound stands in, with the act that announced it. */
    Optional<Standing> standing(UUID compound) {
        return db.sql("""
                select b.id as batch, b.act_id as act from programme.batch_compound p join programme.batch b on b.id = p.batch_id
                 where p.compound_id = ? and b.state = 'ANNOUNCED'""").param(compound).query(Standing.class).optional();
    }

    record Batch(UUID id, String code, String state, String path) {}

    record Member(UUID reserveId, UUID compoundId) {}

    record Standing(UUID batch, UUID act) {}
}
