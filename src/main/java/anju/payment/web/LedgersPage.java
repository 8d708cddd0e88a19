package anju.payment.web;

import anju.money.Money;
import anju.money.Quantity;
import anju.payment.ClearanceKind;
import anju.payment.ClearanceState;
import anju.payment.PaymentRules;
import anju.payment.PaymentState;
import anju.project.Project;
import anju.site.Form;
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
        PaymentRules rules,
        Sums sums,
        List<LineRow> lines,
        List<RequestRow> requests,
        boolean mayAnnounce,
        Form announce) {
    /**
     * @param paid of every kind
     * @param others what was not paid by lines: advance, wages, completion, settlement, retention
     * @param unearned what is left of the advance to be earned back
     */
    public record Sums(Money paid, Money others, Money unearned) {}

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
            ClearanceKind kind,
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
        return sums.paid();
    }

    /** Paid for work that is not accepted; an advance is not, as long as it is earned back. */
    public Money ahead() {
        var ahead = sums.paid().minus(sums.unearned()).minus(acceptedValue());
        return ahead.isPositive() ? ahead : Money.ZERO;
    }

    /** Payment runs ahead of accepted work by more of the contract than the rules allow. */
    public boolean isEarly() {
        return ahead().compareTo(rules.mayRunAhead(contracted())) > 0;
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
