package anju.plan.web;

import anju.money.Money;
import anju.plan.CatalogueRules;
import anju.plan.Decision;
import anju.plan.ItemClass;
import anju.plan.Lack;
import anju.plan.Payer;
import anju.plan.QuantitySource;
import anju.plan.UsualCost;
import anju.plan.Versioning;
import anju.site.Site;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sums a plan up and checks it: grounds, prices, quantities, dangers, what it comes to, versions, notice, owners. */
@Component
class OverviewScreens {
    private final JdbcClient db;
    private final Versioning versioning;

    OverviewScreens(JdbcClient db, Versioning versioning) {
        this.db = db;
        this.versioning = versioning;
    }

    PlanOverview of(Site site, UUID plan, CatalogueRules rules, List<PlanPage.Item> all) {
        var items = all.stream().filter(item -> !item.withdrawn()).toList();
        var size = size(plan);
        var total = items.stream().map(PlanPage.Item::estimate).reduce(Money.ZERO, Money::plus);
        var perArea = per(total, size.areaX100, 100);
        var perHousehold = per(total, size.households, 1);
        int known = (int) items.stream()
                .filter(item -> item.quantitySource() != QuantitySource.TYPED)
                .count();
        return new PlanOverview(
                perArea,
                perHousehold,
                known,
                items.isEmpty() ? List.of() : checks(site, plan, rules, items, perArea, perHousehold),
                classes(rules, items));
    }

    private record Size(long areaX100, long households) {}

    private Size size(UUID plan) {
        return db.sql("""
                select coalesce(sum(s.area_x100), 0)::bigint as area_x100,
                       coalesce(sum((select count(*) from registry.part_now p
                                      where p.compound_id = s.compound_id and p.use = 'DWELLING')), 0)::bigint as households
                  from registry.compound_size s
                 where s.compound_id in (select l.compound_id from plan.plan p join project.place l on l.project_id = p.project_id
                                          where p.id = ?)""").param(plan).query(Size.class).single();
    }

    /** To the fen below; nothing where nothing is counted. */
    private static @Nullable Money per(Money total, long count, long unit) {
        return count == 0
                ? null
                : new Money(BigInteger.valueOf(total.fen())
                        .multiply(BigInteger.valueOf(unit))
                        .divide(BigInteger.valueOf(count))
                        .longValueExact());
    }

    private static List<PlanOverview.ClassSum> classes(CatalogueRules rules, List<PlanPage.Item> items) {
        var sums = new ArrayList<PlanOverview.ClassSum>();
        for (var itemClass : ItemClass.values()) {
            var own =
                    items.stream().filter(item -> item.itemClass() == itemClass).toList();
            if (own.isEmpty()) {
                continue;
            }
            var shares = Arrays.stream(Payer.values())
                    .map(payer -> new PlanOverview.Share(payer, (int) own.stream()
                            .filter(item -> pays(rules, item, payer))
                            .count()))
                    .filter(share -> share.items() > 0)
                    .toList();
            sums.add(new PlanOverview.ClassSum(
                    itemClass,
                    own.size(),
                    own.stream().map(PlanPage.Item::estimate).reduce(Money.ZERO, Money::plus),
                    shares));
        }
        return sums;
    }

    private static boolean pays(CatalogueRules rules, PlanPage.Item item, Payer payer) {
        return rules.item(item.catalogueCode())
                .filter(kind -> kind.payers().contains(payer))
                .isPresent();
    }

    private List<PlanOverview.Check> checks(
            Site site,
            UUID plan,
            CatalogueRules rules,
            List<PlanPage.Item> items,
            @Nullable Money perArea,
            @Nullable Money perHousehold) {
        var draft = versioning.draft(plan);
        var checks = new ArrayList<PlanOverview.Check>();
        checks.add(check(
                site,
                lacks(draft.lacks(), Lack.Kind.NO_GROUND) == 0 ? "ok" : "bad",
                "grounds",
                called(items),
                items.size()));
        long unusual = items.stream().filter(item -> item.priceReason() != null).count();
        long unexplained = lacks(draft.lacks(), Lack.Kind.PRICE_WITHOUT_REASON);
        long unlisted = lacks(draft.lacks(), Lack.Kind.NOT_IN_CATALOGUE);
        checks.add(check(
                site,
                unexplained + unlisted == 0 ? "ok" : "bad",
                "prices",
                items.size() - unusual - unexplained - unlisted,
                unusual,
                unexplained,
                unlisted));
        long changed = items.stream().filter(PlanPage.Item::hasChanged).count();
        checks.add(check(
                site,
                changed == 0 ? "ok" : "bad",
                "quantities",
                from(items, QuantitySource.REGISTRY),
                from(items, QuantitySource.SURVEYED),
                from(items, QuantitySource.TYPED),
                changed));
        long dangers = lacks(draft.lacks(), Lack.Kind.DANGER_NOT_COVERED);
        checks.add(check(site, dangers == 0 ? "ok" : "bad", "dangers", dangers));
        if (perArea != null && perHousehold != null) {
            checks.add(usual(site, rules.usual(), perArea, perHousehold));
        }
        checks.add(version(site, plan, draft.digest()));
        long asked =
                items.stream().filter(item -> item.decision() != Decision.NONE).count();
        long agreed = items.stream()
                .filter(item -> item.decision() != Decision.NONE && item.isAgreed())
                .count();
        checks.add(check(site, agreed == asked ? "ok" : "now", "owners", asked, agreed));
        return checks;
    }

    private static PlanOverview.Check usual(Site site, UsualCost usual, Money perArea, Money perHousehold) {
        boolean fits =
                usual.perSquareMetre().holds(perArea) && usual.perHousehold().holds(perHousehold);
        return check(
                site,
                fits ? "ok" : "now",
                "cost",
                perArea,
                usual.perSquareMetre().low(),
                usual.perSquareMetre().high(),
                perHousehold,
                usual.perHousehold().low(),
                usual.perHousehold().high());
    }

    private PlanOverview.Check version(Site site, UUID plan, String digest) {
        var last = db.sql("""
                select v.number, v.digest, coalesce(bool_or(n.hangs), false) as hangs
                  from plan.version v left join plan.version_notice n on n.version_id = v.id
                 where v.plan_id = ? group by v.id order by v.number desc limit 1""").param(plan).query(LastVersion.class).optional().orElse(null);
        if (last == null) {
            return check(site, "", "version-none");
        }
        if (!last.digest.equals(digest)) {
            return check(site, "now", "version-old", last.number);
        }
        return check(site, last.hangs ? "ok" : "now", last.hangs ? "version-hangs" : "version-waits", last.number);
    }

    record LastVersion(int number, String digest, boolean hangs) {}

    private static PlanOverview.Check check(Site site, String mark, String key, Object... values) {
        return new PlanOverview.Check(
                mark, site.text("plan.check." + key), site.text("plan.check." + key + ".note", values));
    }

    private static long lacks(List<Lack> lacks, Lack.Kind kind) {
        return lacks.stream().filter(lack -> lack.kind() == kind).count();
    }

    private static long from(List<PlanPage.Item> items, QuantitySource source) {
        return items.stream().filter(item -> item.quantitySource() == source).count();
    }

    /** Items that a need or a consensus calls for. */
    private static long called(List<PlanPage.Item> items) {
        return items.stream()
                .filter(item -> item.grounds().stream()
                        .anyMatch(ground -> ground.needId() != null || ground.consensusId() != null))
                .count();
    }
}
