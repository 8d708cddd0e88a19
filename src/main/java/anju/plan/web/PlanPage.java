package anju.plan.web;

import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.plan.Decision;
import anju.plan.Figure;
import anju.plan.ItemClass;
import anju.plan.QuantitySource;
import anju.plan.WorkCharacter;
import anju.site.Form;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        PlanOverview overview,
        List<Version> versions,
        boolean mayDrawUp,
        Form form,
        Map<UUID, Said> said) {

    /** What registry or survey said of an item's quantity that day, and what they say now. */
    public record Said(@Nullable String known, @Nullable String now) {}

    public @Nullable String known(Item item) {
        var own = said.get(item.id);
        return own == null ? null : own.known;
    }

    public @Nullable String now(Item item) {
        var own = said.get(item.id);
        return own == null ? null : own.now;
    }

    /** What all standing items together are estimated at. */
    public Money total() {
        return items.stream()
                .filter(item -> !item.withdrawn)
                .map(Item::estimate)
                .reduce(Money.ZERO, Money::plus);
    }

    public long count() {
        return items.stream().filter(item -> !item.withdrawn).count();
    }

    private static final int GROUNDS_SHOWN = 6;

    public record Item(
            UUID id,
            int number,
            String compound,
            UUID compoundId,
            String catalogueCode,
            String title,
            ItemClass itemClass,
            WorkCharacter character,
            Unit unit,
            long quantityMilli,
            Source source,
            long priceFen,
            @Nullable PriceRange usual,
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

        public QuantitySource quantitySource() {
            return source.kind;
        }

        /** Registry or survey say something else now than on the day the quantity was written down. */
        public boolean hasChanged() {
            return source.now != null && source.known != null && source.now.milli() != source.known.milli();
        }

        public boolean isAgreed() {
            return asked.stream().anyMatch(matter -> "PASSED".equals(matter.verdict()));
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

    /** Standing items by class, in the order of the classes. */
    public List<Item> standing(ItemClass itemClass) {
        return items.stream()
                .filter(item -> !item.withdrawn && item.itemClass == itemClass)
                .toList();
    }

    public List<Item> givenUp() {
        return items.stream().filter(Item::withdrawn).toList();
    }

    /**
     * Where an item's quantity comes from.
     *
     * @param known what registry or survey said that day
     * @param now what they say today
     * @param reason why the quantity is another
     */
    public record Source(
            QuantitySource kind,
            @Nullable Figure known,
            @Nullable Figure now,
            @Nullable String reason) {}

    /** The usual price by the catalogue of today. */
    public record PriceRange(Money low, Money high) {
        public boolean holds(Money price) {
            return price.compareTo(low) >= 0 && price.compareTo(high) <= 0;
        }
    }

    /** A frozen version, with how many of its items are new and how many of the one before it dropped. */
    public record Version(
            int number,
            @Nullable String fileNumber,
            Instant frozenAt,
            int items,
            long estimateFen,
            int added,
            int dropped,
            long beforeFen) {
        public Money estimate() {
            return new Money(estimateFen);
        }

        public boolean isDearer() {
            return estimateFen > beforeFen;
        }

        public Money difference() {
            return new Money(Math.abs(estimateFen - beforeFen));
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
