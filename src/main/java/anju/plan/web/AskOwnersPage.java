package anju.plan.web;

import anju.money.Money;
import anju.plan.Decision;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** The form that puts items to the owners. */
public record AskOwnersPage(
        Site site,
        Form form,
        UUID planId,
        String name,
        List<Option> compounds,
        List<Option> stairwells,
        List<Item> items,
        Periods periods) {

    /** A lift among the items is put to its stairwell. */
    /** An item that one stairwell may decide by itself. */
    public boolean hasOneStairwells() {
        return items.stream()
                .anyMatch(item -> item.decision() == Decision.LIFT || item.decision() == Decision.UNANIMOUS);
    }

    /** An item the owners do not have before them yet. */
    public record Item(UUID id, int number, String title, String compound, long estimateFen, Decision decision) {
        public Money estimate() {
            return new Money(estimateFen);
        }
    }

    /** What the rules say about times. */
    public record Periods(int noticeDays, int openDaysMin, int openDaysMax) {}
}
