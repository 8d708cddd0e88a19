package anju.plan.web;

import anju.access.Action;
import anju.money.Unit;
import anju.plan.Comparison;
import anju.plan.Decision;
import anju.plan.FrozenItem;
import anju.plan.ItemClass;
import anju.plan.Payer;
import anju.plan.Publishing;
import anju.plan.QuantitySource;
import anju.plan.SchemePart;
import anju.plan.Versioning;
import anju.plan.WorkCharacter;
import anju.site.Column;
import anju.site.Form;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages and papers of frozen versions. */
@Component
class VersionScreens {
    static final Listing<BillLine> BILL = Listing.of(
            "plan.bill",
            "i.number",
            Column.<BillLine>figure("number", BillLine::number),
            Column.<BillLine>text("code", BillLine::code),
            Column.<BillLine>text("what", BillLine::what),
            Column.<BillLine>text("compound", BillLine::compound),
            Column.<BillLine>text("character", BillLine::character),
            Column.<BillLine>figure("quantity", BillLine::quantity),
            Column.<BillLine>text("unit-of", BillLine::unit),
            Column.<BillLine>figure("price", BillLine::price),
            Column.<BillLine>figure("estimate", BillLine::estimate),
            Column.<BillLine>text("payers", BillLine::payers));

    private final JdbcClient db;
    private final PlanScreens plans;
    private final Versioning versioning;
    private final Publishing publishing;

    VersionScreens(JdbcClient db, PlanScreens plans, Versioning versioning, Publishing publishing) {
        this.db = db;
        this.plans = plans;
        this.versioning = versioning;
        this.publishing = publishing;
    }

    FreezePage freezing(Site site, UUID plan, Form form) {
        var project = plans.planned(site, plan);
        int number = db.sql("select coalesce(max(number), 0) + 1 from plan.version where plan_id = ?")
                .param(plan)
                .query(Integer.class)
                .single();
        return new FreezePage(site, form, project.name(), versioning.draft(plan), number);
    }

    VersionPage version(Site site, UUID plan, String number) {
        return version(site, plan, number, Form.empty("plan.publish"));
    }

    VersionPage version(Site site, UUID plan, String number, Form form) {
        var project = plans.seen(site, plan);
        var head = head(plan, number).orElseThrow(NotThere::new);
        var items = items(head.id());
        var before = head(plan, Integer.toString(head.number() - 1)).orElse(null);
        return new VersionPage(
                site,
                plan,
                project.code(),
                project.name(),
                head,
                items,
                before == null ? 0 : before.number(),
                before == null ? null : Comparison.of(items(before.id()), items),
                publishing.board(head.id()),
                isLast(plan, head.number()) && site.viewer().may(Action.DRAW_UP_PLAN),
                form);
    }

    private boolean isLast(UUID plan, int number) {
        return db.sql("select not exists (select from plan.version where plan_id = ? and number > ?)")
                .params(plan, number)
                .query(Boolean.class)
                .single();
    }

    Optional<VersionPage.Head> head(UUID plan, String number) {
        return db.sql("""
                select id, number, file_number, digest, frozen_at from plan.version
                 where plan_id = ? and number::text = ?""").params(plan, number).query(VersionPage.Head.class).optional();
    }

    private List<FrozenItem> items(UUID version) {
        var grounds = db.sql("""
                select item_id, need_id, consensus_id, said, households, opinions from plan.version_ground
                 where version_id = ? order by item_id, position""").param(version).query(Ground.class).list();
        return db.sql("""
                select item_id, number, compound_id, compound, title, catalogue_code, class as item_class, part, character, unit, quantity_milli,
                       quantity_source, quantity_reason, price_fen, price_reason, estimate_fen, maintenance_fund, decision, array_to_string(payers, ',') as payers
                  from plan.version_item where version_id = ? order by number""").param(version).query(Row.class).list().stream()
                .map(row -> row.item(grounds.stream()
                        .filter(ground -> ground.itemId().equals(row.itemId()))
                        .map(ground -> new FrozenItem.Ground(
                                ground.needId(),
                                ground.consensusId(),
                                ground.said(),
                                ground.households(),
                                ground.opinions()))
                        .toList()))
                .toList();
    }

    record Ground(
            UUID itemId,
            @Nullable UUID needId,
            @Nullable UUID consensusId,
            String said,
            int households,
            int opinions) {}

    record Row(
            UUID itemId,
            int number,
            UUID compoundId,
            String compound,
            String title,
            String catalogueCode,
            ItemClass itemClass,
            SchemePart part,
            WorkCharacter character,
            Unit unit,
            long quantityMilli,
            QuantitySource quantitySource,
            @Nullable String quantityReason,
            long priceFen,
            @Nullable String priceReason,
            long estimateFen,
            boolean maintenanceFund,
            Decision decision,
            String payers) {
        FrozenItem item(List<FrozenItem.Ground> grounds) {
            return new FrozenItem(
                    itemId,
                    number,
                    compoundId,
                    compound,
                    title,
                    catalogueCode,
                    itemClass,
                    part,
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
                    Arrays.stream(payers.split(",")).map(Payer::valueOf).toList(),
                    grounds);
        }
    }
}
