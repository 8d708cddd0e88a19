package anju.plan.web;

import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.plan.Decision;
import anju.plan.ItemClass;
import anju.plan.WorkCharacter;
import anju.site.Form;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One plan: its items with their grounds, what they cost, and where each stands with the owners. */
public record PlanPage(
        Site site,
        UUID planId,
        UUID projectId,
        String code,
        String name,
        List<Item> items,
        List<Version> versions,
        boolean mayDrawUp,
        Form form) {

    /** What all standing items together are estimated at. */
    public Money total() {
        return items.stream()
                .filter(item -> !item.withdrawn)
                .map(Item::estimate)
                .reduce(Money.ZERO, Money::plus);
    }

    public long standing() {
        return items.stream().filter(item -> !item.withdrawn).count();
    }

    private static final int GROUNDS_SHOWN = 6;

    public record Item(
            UUID id,
            int number,
            String compound,
            String catalogueCode,
            String title,
            ItemClass itemClass,
            WorkCharacter character,
            Unit unit,
            long quantityMilli,
            long priceFen,
            @Nullable String priceReason,
            boolean maintenanceFund,
            long estimateFen,
            Decision decision,
            boolean withdrawn,
            @Nullable String withdrawnReason,
            List<Ground> grounds,
            List<Asked> asked) {
        public Quantity quantity() {
            return new Quantity(quantityMilli, unit);
        }

        public Money price() {
            return new Money(priceFen);
        }

        public Money estimate() {
            return new Money(estimateFen);
        }

        public List<Ground> firstGrounds() {
            return grounds.subList(0, Math.min(GROUNDS_SHOWN, grounds.size()));
        }

        public List<Ground> restOfGrounds() {
            return grounds.subList(firstGrounds().size(), grounds.size());
        }
    }

    /** A frozen version. */
    public record Version(int number, @Nullable String fileNumber, Instant frozenAt, int items, long estimateFen) {
        public Money estimate() {
            return new Money(estimateFen);
        }
    }

    /** A need, a consensus of neighbours, or the office's own reason. */
    public record Ground(
            UUID itemId,
            @Nullable UUID needId,
            @Nullable String need,
            int households,
            @Nullable UUID consensusId,
            @Nullable String consensus,
            int opinions,
            @Nullable UUID compoundId,
            @Nullable String reason) {}

    /** A matter by which the owners were asked. */
    public record Asked(
            UUID itemId,
            UUID voteId,
            String title,
            String state,
            @Nullable String verdict) {}
}
