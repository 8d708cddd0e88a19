package anju.payment.web;

import anju.money.Money;
import anju.payment.ClearanceKind;
import anju.payment.Review;
import anju.payment.Shut;
import anju.payment.Terms;
import anju.project.Project;
import anju.site.Form;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a contract is paid from the advance to the retention: what was agreed, what is open, what was paid. */
public record StagesPage(
        Site site,
        Project project,
        UUID contract,
        String contractNumber,
        Money contracted,
        @Nullable Terms terms,
        @Nullable Review settlement,
        List<KindRow> kinds,
        List<WageRow> wages,
        boolean mayAgree,
        boolean maySettle,
        boolean mayAsk,
        Form agree,
        Form settle,
        Form ask) {
    /**
     * @param shut why it cannot be asked for; null when it can
     * @param clearance the newest one that stands on the contract
     */
    public record KindRow(
            ClearanceKind kind,
            Money paid,
            @Nullable Shut shut,
            @Nullable UUID clearance,
            String clearanceCode) {}

    /** An acceptance whose wages nobody asked for. */
    public record WageRow(UUID acceptance, String code, Money value) {}

    public Money paid() {
        return kinds.stream().map(KindRow::paid).reduce(Money.ZERO, Money::plus);
    }
}
