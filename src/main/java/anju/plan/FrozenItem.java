package anju.plan;

import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item as a version holds it. */
public record FrozenItem(
        UUID itemId,
        int number,
        UUID compoundId,
        String compound,
        String title,
        String code,
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
        List<Payer> payers,
        List<Ground> grounds) {

    /** A need with the households it touches, a consensus with its opinions, or the office's own reason. */
    public record Ground(
            @Nullable UUID needId, @Nullable UUID consensusId, String said, int households, int opinions) {}

    public Quantity quantity() {
        return new Quantity(quantityMilli, unit);
    }

    public Money price() {
        return new Money(priceFen);
    }

    public Money estimate() {
        return new Money(estimateFen);
    }

    public static Money sum(List<FrozenItem> items) {
        return items.stream().map(FrozenItem::estimate).reduce(Money.ZERO, Money::plus);
    }
}
