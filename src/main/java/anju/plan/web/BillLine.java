package anju.plan.web;

import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.plan.FrozenItem;
import anju.plan.WorkCharacter;
import anju.site.Said;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of the bill of quantities (工程量清单): an item, or the sum of a part or of all. */
record BillLine(
        @Nullable Integer number,
        @Nullable String code,
        Object what,
        @Nullable String compound,
        @Nullable WorkCharacter character,
        @Nullable Quantity quantity,
        @Nullable Unit unit,
        @Nullable Money price,
        Money estimate,
        @Nullable Said payers) {
    static List<BillLine> of(VersionPage page) {
        var lines = new ArrayList<BillLine>();
        for (var part : page.parts()) {
            part.items().forEach(item -> lines.add(of(item)));
            lines.add(sum(Said.of("plan.bill.part-sum", part.part()), part.sum()));
        }
        lines.add(sum(Said.of("plan.bill.sum"), page.total()));
        return lines;
    }

    private static BillLine of(FrozenItem item) {
        return new BillLine(
                item.number(),
                item.code(),
                item.title(),
                item.compound(),
                item.character(),
                item.quantity(),
                item.unit(),
                item.price(),
                item.estimate(),
                Said.of("plan.bill.by", item.payers()));
    }

    private static BillLine sum(Said what, Money sum) {
        return new BillLine(null, null, what, null, null, null, null, null, sum, null);
    }
}
