package anju.plan;

import anju.city.City;
import anju.city.Locks;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL that writes schema {@code plan}, and what its verbs read. */
@Component
class Plans {
    private static final String ITEM = """
            select id, plan_id, compound_id, number, catalogue_code, title, character, unit, quantity_milli, price_fen,
                   estimate_fen, decision, withdrawn
              from plan.item_now
            """;

    private final JdbcClient db;

    Plans(JdbcClient db) {
        this.db = db;
    }

    /** One change at a time in a plan: numbers stay dense and nobody gives up what is being asked. */
    void lock(UUID planOrProject) {
        Locks.hold(db, "plan:" + planOrProject);
    }

    /** A need named here cannot be withdrawn until this transaction ends. */
    void lockNeeds(Collection<UUID> needs) {
        needs.stream().sorted().forEach(need -> Locks.share(db, "need:" + need));
    }

    List<UUID> compounds(UUID project) {
        return db.sql("select distinct compound_id from project.place where project_id = ?")
                .param(project)
                .query(UUID.class)
                .list();
    }

    Optional<UUID> ofProject(UUID project) {
        return db.sql("select id from plan.plan where project_id = ?")
                .param(project)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> projectOf(UUID plan) {
        return db.sql("select project_id from plan.plan where id = ?")
                .param(plan)
                .query(UUID.class)
                .optional();
    }

    void insert(UUID plan, UUID project, UUID by, Instant at, UUID act) {
        db.sql(
                        "insert into plan.plan (id, project_id, opened_by, opened_at, act_id, act_kind) values (?, ?, ?, ?, ?, ?)")
                .params(plan, project, by, Timestamp.from(at), act, PlanAct.PLAN_OPENED.code())
                .update();
    }

    int nextNumber(UUID plan) {
        return db.sql("select coalesce(max(number), 0) + 1 from plan.item where plan_id = ?")
                .param(plan)
                .query(Integer.class)
                .single();
    }

    void insertItem(
            UUID id,
            UUID plan,
            int number,
            ItemDraft draft,
            CatalogueItem kind,
            Counted counted,
            Decision decision,
            Instant at,
            UUID act) {
        var figure = counted.figure();
        db.sql("""
                insert into plan.item (id, plan_id, compound_id, number, catalogue_code, title, class, character, unit,
                                       quantity_milli, quantity_source, figure, figure_milli, figure_on, quantity_reason,
                                       price_fen, price_reason, maintenance_fund, estimate_fen, decision,
                                       drawn_up_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(plan)
                .param(draft.compoundId())
                .param(number)
                .param(draft.catalogueCode())
                .param(draft.title())
                .param(kind.itemClass().name())
                .param(draft.character().name())
                .param(kind.unit().name())
                .param(draft.quantityMilli())
                .param(counted.source().name())
                .param(figure == null ? null : figure.fact())
                .param(figure == null ? null : figure.milli())
                .param(figure == null ? null : figure.on())
                .param(counted.reason())
                .param(draft.price().fen())
                .param(draft.priceReason())
                .param(draft.maintenanceFund())
                .param(Planning.estimate(draft, kind).fen())
                .param(decision.name())
                .param(Timestamp.from(at))
                .param(act)
                .param(PlanAct.ITEM_DRAWN_UP.code())
                .update();
    }

    void insertGround(UUID item, @Nullable UUID need, @Nullable UUID consensus, @Nullable String reason) {
        db.sql("insert into plan.item_ground (id, item_id, need_id, consensus_id, reason) values (?, ?, ?, ?, ?)")
                .param(City.current().newId())
                .param(item)
                .param(need)
                .param(consensus)
                .param(reason)
                .update();
    }

    void insertWithdrawal(UUID item, String reason, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into plan.item_withdrawal (item_id, reason, at, by_person, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?)""")
                .params(item, reason, Timestamp.from(at), by, act, PlanAct.ITEM_WITHDRAWN.code())
                .update();
    }

    void insertDecision(UUID item, UUID matter, UUID act) {
        db.sql("insert into plan.item_decision (item_id, matter_id, act_id, act_kind) values (?, ?, ?, ?)")
                .params(item, matter, act, PlanAct.DECISION_ASKED.code())
                .update();
    }

    Optional<Item> item(UUID id) {
        return db.sql(ITEM + "where id = ?").param(id).query(Item.class).optional();
    }

    List<Item> standing(UUID plan) {
        return db.sql(ITEM + "where plan_id = ? and not withdrawn order by number")
                .param(plan)
                .query(Item.class)
                .list();
    }

    /** The owners have it before them, or agreed: a vote that is void or said no leaves the item free. */
    boolean isBeforeTheOwners(UUID item) {
        return db.sql("""
                select exists (select from plan.item_decision d join vote.matter_now m on m.id = d.matter_id
                                where d.item_id = ? and (m.state in ('PREPARED', 'FROZEN') or m.verdict = 'PASSED'))""").param(item).query(Boolean.class).single();
    }

    /** Every standing item that needs the owners has a matter of theirs that passed; an empty plan has nothing decided. */
    boolean isDecided(UUID plan) {
        return db.sql("""
                select count(*) > 0
                       and bool_and(i.decision = 'NONE' or exists (select from vote.matter_now m where m.id = i.passed_matter_id and m.announced))
                  from plan.item_now i where i.plan_id = ? and not i.withdrawn""").param(plan).query(Boolean.class).single();
    }

    List<UUID> asked(UUID vote) {
        return db.sql("""
                select distinct i.plan_id from plan.item_decision d
                  join plan.item i on i.id = d.item_id
                  join vote.matter_now m on m.id = d.matter_id
                 where m.vote_id = ?""").param(vote).query(UUID.class).list();
    }

    List<Need> needs(Collection<UUID> ids) {
        return db.sql("select id, compound_id, withdrawn from survey.need_now where id in (:ids)")
                .param("ids", ids)
                .query(Need.class)
                .list();
    }

    long standingConsensuses(UUID compound, Collection<UUID> ids) {
        return db.sql(
                        "select count(*) from consultation.consensus where compound_id = :compound and state <> 'DECLINED' and id in (:ids)")
                .param("compound", compound)
                .param("ids", ids)
                .query(Long.class)
                .single();
    }

    /** The first standing item on a consensus. */
    Optional<String> itemOn(UUID consensus) {
        return db.sql("""
                select i.title from plan.item_ground g join plan.item_now i on i.id = g.item_id
                 where g.consensus_id = ? and not i.withdrawn order by i.number limit 1""").param(consensus).query(String.class).optional();
    }

    boolean standsOn(UUID need) {
        return db.sql("""
                select exists (select from plan.item_ground g join plan.item_now i on i.id = g.item_id
                                where g.need_id = ? and not i.withdrawn)""").param(need).query(Boolean.class).single();
    }

    record Need(UUID id, UUID compoundId, boolean withdrawn) {}
}
