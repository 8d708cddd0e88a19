package anju.works;

import anju.money.Fraction;
import anju.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the parties agreed.
 *
 * @param number the paper's own number
 * @param progress share of accepted value that is paid as progress payment
 */
public record ContractTerms(
        UUID contractor,
        UUID supervisor,
        String number,
        Procurement procurement,
        Fraction progress,
        LocalDate signedOn,
        List<Line> lines) {
    /**
     * A priced line for an item of the plan, counted in the item's unit.
     *
     * @param warrantyMonths longer than the rules' minimum if agreed; the minimum if absent
     */
    public record Line(
            UUID item,
            String number,
            String title,
            long quantityMilli,
            Money price,
            @Nullable Integer warrantyMonths) {}

    public ContractTerms {
        lines = List.copyOf(lines);
    }
}
