package anju.payment.web;

import anju.money.Money;
import anju.money.Quantity;
import anju.payment.ClearanceState;
import anju.payment.PaymentState;
import anju.project.Project;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Both ledgers of a contract side by side: money and work; and everything asked for. */
public record LedgersPage(
        Site site,
        Project project,
        UUID contract,
        String contractNumber,
        String percent,
        int gapPoints,
        List<LineRow> lines,
        List<RequestRow> requests) {
    /** @param due what the accepted work has earned by the ratio */
    public record LineRow(
            String number,
            String title,
            Money contracted,
            Money paid,
            Money due,
            Quantity quantity,
            Quantity accepted,
            Money acceptedValue) {
        public Money waiting() {
            var waiting = due.minus(paid);
            return waiting.isPositive() ? waiting : Money.ZERO;
        }
    }

    public record RequestRow(
            UUID clearance,
            String code,
            ClearanceState state,
            String acceptanceCode,
            @Nullable UUID payment,
            String paymentCode,
            @Nullable PaymentState paymentState,
            Money amount) {}

    public Money contracted() {
        return lines.stream().map(LineRow::contracted).reduce(Money.ZERO, Money::plus);
    }

    public Money paid() {
        return lines.stream().map(LineRow::paid).reduce(Money.ZERO, Money::plus);
    }

    public Money acceptedValue() {
        return lines.stream().map(LineRow::acceptedValue).reduce(Money.ZERO, Money::plus);
    }

    /** Payment lags behind accepted work by more than the rules' warning line, in points of the contract. */
    public boolean isLate() {
        return (acceptedValue().fen() - paid().fen()) * 100 > contracted().fen() * gapPoints;
    }

    public String gap() {
        return java.math.BigDecimal.valueOf(
                        (acceptedValue().fen() - paid().fen())
                                * 1000
                                / Math.max(1, contracted().fen()),
                        1)
                .toPlainString();
    }
}
