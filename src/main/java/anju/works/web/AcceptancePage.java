package anju.works.web;

import anju.money.Money;
import anju.money.Quantity;
import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.works.AcceptanceKind;
import anju.works.AcceptanceState;
import anju.works.Opinion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An acceptance: what was measured, who has signed, who signs next, how long the warranty runs. */
public record AcceptancePage(
        Site site,
        Project project,
        UUID id,
        String code,
        UUID contract,
        String contractCode,
        AcceptanceKind kind,
        LocalDate on,
        AcceptanceState state,
        String reason,
        List<LineRow> lines,
        List<SignatureRow> parties,
        List<Option> mayAs,
        boolean mayReverse,
        Form sign,
        Form reverse) {
    public record LineRow(
            String number,
            String title,
            String building,
            Quantity quantity,
            Money price,
            Money value,
            @Nullable LocalDate warrantyUntil) {}

    /** @param who has signed; empty while nobody has */
    public record SignatureRow(
            String party,
            String who,
            @Nullable Opinion opinion,
            String remark,
            @Nullable Instant at) {}

    public Money value() {
        return lines.stream().map(LineRow::value).reduce(Money.ZERO, Money::plus);
    }

    public String mark() {
        return switch (state) {
            case OPEN -> "now";
            case PASSED -> "ok";
            case FAILED -> "bad";
            case REVERSED -> "idle";
        };
    }

    /** The parties whose signature is awaited. */
    public List<String> awaited() {
        return parties.stream()
                .filter(party -> party.opinion() == null)
                .map(SignatureRow::party)
                .toList();
    }
}
