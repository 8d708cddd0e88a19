package anju.fund.web;

import anju.money.Money;
import anju.plan.Payer;
import anju.project.Project;
import anju.site.Site;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is to pay how much of each item by the rules, held against what is set aside. */
public record FinancingPage(Site site, Project project, List<ItemRow> items) {
    /** @param differs the rules' parts and the plan's price, where they are not the same */
    public record ItemRow(
            UUID id,
            int number,
            String title,
            Money estimate,
            @Nullable Differs differs,
            List<PayerRow> payers) {
        public Money setAside() {
            return payers.stream().map(PayerRow::setAside).reduce(Money.ZERO, Money::plus);
        }
    }

    public record Differs(Money parts, Money price) {}

    /** @param sum the arithmetic, in words and figures */
    public record PayerRow(Payer payer, String sum, Money due, Money setAside, boolean byHome) {
        /** Positive: still to be set aside; negative: more than the rules give this payer. */
        public Money difference() {
            return due.minus(setAside);
        }
    }

    /** One line of the table to take away. */
    record Line(ItemRow item, PayerRow payer) {}

    public Money estimate() {
        return items.stream().map(ItemRow::estimate).reduce(Money.ZERO, Money::plus);
    }

    public Money setAside() {
        return items.stream().map(ItemRow::setAside).reduce(Money.ZERO, Money::plus);
    }

    public Money missing() {
        return rows(false);
    }

    public Money beyond() {
        return rows(true);
    }

    private Money rows(boolean beyond) {
        return items.stream()
                .flatMap(item -> item.payers().stream())
                .map(PayerRow::difference)
                .filter(difference -> beyond ? difference.fen() < 0 : difference.isPositive())
                .map(difference -> new Money(Math.abs(difference.fen())))
                .reduce(Money.ZERO, Money::plus);
    }

    public String tenThousands(Money amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.tenThousands());
    }
}
