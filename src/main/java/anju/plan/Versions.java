package anju.plan;

import anju.money.Unit;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL that writes versions of plans, and what freezing reads. */
@Component
class Versions {
    private final JdbcClient db;

    Versions(JdbcClient db) {
        this.db = db;
    }

    List<Standing> standing(UUID plan) {
        return db.sql("""
                select i.id, i.number, i.compound_id, c.name as compound, i.title, i.catalogue_code as code, i.class as item_class,
                       i.character, i.unit, i.quantity_milli, i.quantity_source, i.quantity_reason, i.price_fen, i.price_reason, i.estimate_fen, i.maintenance_fund,
                       i.decision
                  from plan.item i
                  join registry.compound_now c on c.id = i.compound_id
                 where i.plan_id = ? and not exists (select from plan.item_withdrawal w where w.item_id = i.id)
                 order by i.number""").param(plan).query(Standing.class).list();
    }

    List<FrozenItem.Ground> grounds(UUID item) {
        return db.sql("""
                select g.need_id, g.consensus_id, coalesce(n.title, c.title, g.reason) as said,
                       (select count(*) from survey.need_part x where x.need_id = g.need_id) as households,
                       (select count(*) from consultation.grouped o where o.consensus_id = g.consensus_id) as opinions
                  from plan.item_ground g left join survey.need_now n on n.id = g.need_id
                  left join consultation.consensus c on c.id = g.consensus_id
                 where g.item_id = ? order by n.recorded_at, n.id, c.recorded_at, c.id""").param(item).query(FrozenItem.Ground.class).list();
    }

    /** Needs dangerous to life in the plan's compounds that no standing item of it answers. */
    List<Danger> dangersWithoutItem(UUID plan) {
        return db.sql("""
                select n.id, n.title from survey.need_now n
                 where n.danger and not n.withdrawn
                   and n.compound_id in (select l.compound_id from plan.plan p join project.place l on l.project_id = p.project_id
                                          where p.id = :plan)
                   and not exists (select from plan.item_ground g join plan.item_now i on i.id = g.item_id
                                    where g.need_id = n.id and i.plan_id = :plan and not i.withdrawn)
                 order by n.recorded_at, n.id""").param("plan", plan).query(Danger.class).list();
    }

    Optional<Last> last(UUID plan) {
        return db.sql("select number, digest from plan.version where plan_id = ? order by number desc limit 1")
                .param(plan)
                .query(Last.class)
                .optional();
    }

    Optional<UUID> byNumber(UUID plan, int number) {
        return db.sql("select id from plan.version where plan_id = ? and number = ?")
                .params(plan, number)
                .query(UUID.class)
                .optional();
    }

    /** The last day of the notice of the first published version that holds the item, if there is one. */
    Optional<LocalDate> publishedUntil(UUID item) {
        return db.sql("""
                select n.last_on from plan.version_item i
                  join notice.notice_now n on n.subject_kind = 'version' and n.subject_id = i.version_id and n.kind = 'SCHEME'
                 where i.item_id = ? and n.state in ('PUBLISHED', 'CLOSED')
                 order by n.last_on limit 1""").param(item).query(LocalDate.class).optional();
    }

    boolean isUsed(String fileNumber) {
        return db.sql("select exists (select from plan.version where file_number = ?)")
                .param(fileNumber)
                .query(Boolean.class)
                .single();
    }

    void insert(
            UUID id,
            Draft draft,
            String digest,
            int number,
            @Nullable String fileNumber,
            UUID by,
            Instant at,
            UUID act) {
        db.sql("""
                insert into plan.version (id, plan_id, number, file_number, content, digest, frozen_by, frozen_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(draft.planId())
                .param(number)
                .param(fileNumber)
                .param(draft.content())
                .param(digest)
                .param(by)
                .param(Timestamp.from(at))
                .param(act)
                .param(PlanAct.VERSION_FROZEN.code())
                .update();
        draft.items().forEach(item -> insert(id, item));
    }

    private void insert(UUID version, FrozenItem item) {
        db.sql("""
                insert into plan.version_item (version_id, item_id, number, compound_id, compound, title, catalogue_code, class, part,
                                               character, unit, quantity_milli, quantity_source, quantity_reason, price_fen, price_reason,
                                               estimate_fen,
                                               maintenance_fund, decision, payers)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[])""")
                .param(version)
                .param(item.itemId())
                .param(item.number())
                .param(item.compoundId())
                .param(item.compound())
                .param(item.title())
                .param(item.code())
                .param(item.itemClass().name())
                .param(item.part().name())
                .param(item.character().name())
                .param(item.unit().name())
                .param(item.quantityMilli())
                .param(item.quantitySource().name())
                .param(item.quantityReason())
                .param(item.priceFen())
                .param(item.priceReason())
                .param(item.estimateFen())
                .param(item.maintenanceFund())
                .param(item.decision().name())
                .param(item.payers().stream().map(Payer::name).collect(Collectors.joining(",", "{", "}")))
                .update();
        for (int i = 0; i < item.grounds().size(); i++) {
            var ground = item.grounds().get(i);
            db.sql("""
                    insert into plan.version_ground (version_id, item_id, position, need_id, consensus_id, said, households, opinions)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .param(version)
                    .param(item.itemId())
                    .param(i + 1)
                    .param(ground.needId())
                    .param(ground.consensusId())
                    .param(ground.said())
                    .param(ground.households())
                    .param(ground.opinions())
                    .update();
        }
    }

    record Last(int number, String digest) {}

    record Danger(UUID id, String title) {}

    /** An item as the plan has it; the catalogue adds its part and who pays. */
    record Standing(
            UUID id,
            int number,
            UUID compoundId,
            String compound,
            String title,
            String code,
            ItemClass itemClass,
            WorkCharacter character,
            Unit unit,
            long quantityMilli,
            QuantitySource quantitySource,
            @Nullable String quantityReason,
            long priceFen,
            @Nullable String priceReason,
            long estimateFen,
            boolean maintenanceFund,
            Decision decision) {
        FrozenItem frozen(CatalogueItem kind, List<FrozenItem.Ground> grounds) {
            return new FrozenItem(
                    id,
                    number,
                    compoundId,
                    compound,
                    title,
                    code,
                    itemClass,
                    kind.part(),
                    character,
                    unit,
                    quantityMilli,
                    quantitySource,
                    quantityReason,
                    priceFen,
                    priceReason,
                    estimateFen,
                    maintenanceFund,
                    decision,
                    kind.payers(),
                    grounds);
        }
    }
}
