package anju.works.web.bill;

import anju.money.Money;
import anju.money.Quantity;
import anju.site.Form;
import anju.site.Site;
import anju.site.table.TableFault;
import anju.works.web.ContractFormPage;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A contract whose bill of quantities comes from a spreadsheet.
 *
 * @param head the plan's items, and who may be contractor and supervisor
 * @param form the list as given
 * @param lines as read; shown once nothing is wrong with any
 * @param sign the rest of the contract, asked once the lines are sound; null until then
 */
public record BillPage(
        ContractFormPage head,
        Form form,
        List<TableFault> faults,
        List<Line> lines,
        @Nullable Form sign) {
    /** A line as read. */
    public record Line(
            ContractFormPage.ItemRow item,
            String number,
            String title,
            Quantity quantity,
            Money price,
            @Nullable Integer warrantyMonths) {
        public Money value() {
            return quantity.at(price);
        }
    }

    public Site site() {
        return head.site();
    }

    public Money total() {
        return lines.stream().map(Line::value).reduce(Money.ZERO, Money::plus);
    }

    /** Those of the plan's items that have a line. */
    public List<ContractFormPage.ItemRow> items() {
        return head.items().stream()
                .filter(item -> lines.stream().anyMatch(line -> line.item().equals(item)))
                .toList();
    }

    public Money sum(ContractFormPage.ItemRow item) {
        return lines.stream()
                .filter(line -> Objects.equals(line.item(), item))
                .map(Line::value)
                .reduce(Money.ZERO, Money::plus);
    }
}
