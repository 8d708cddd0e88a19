package anju.plan;

import org.jspecify.annotations.Nullable;

/** A quantity with where it comes from: equal to what is known, it is that; else its reason stands beside it. */
record Counted(
        QuantitySource source,
        @Nullable Figure figure,
        @Nullable String reason) {
    static Counted of(ItemDraft.Amount amount, @Nullable Figure figure) {
        if (figure != null && figure.milli() == amount.milli()) {
            return new Counted(figure.source(), figure, null);
        }
        return new Counted(
                amount.surveyed() ? QuantitySource.SURVEYED : QuantitySource.TYPED,
                figure,
                figure == null ? null : amount.reason());
    }
}
