package anju.payment.web;

import anju.money.Capitals;
import anju.money.Money;
import anju.money.Quantity;
import anju.payment.ClearanceKind;
import anju.payment.Duty;
import anju.payment.PaymentState;
import anju.payment.Reckoning;
import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment at the desk: how it was reckoned, whose money it is, who has done which duty, who is next. */
public record PaymentPage(
        Site site,
        Project project,
        UUID id,
        String code,
        PaymentState state,
        String reason,
        String bankReference,
        ClearanceKind kind,
        String payee,
        String account,
        String contractor,
        UUID contract,
        String contractNumber,
        UUID clearance,
        String clearanceCode,
        @Nullable UUID acceptance,
        String acceptanceCode,
        @Nullable LocalDate acceptedOn,
        Reckoning sum,
        Money amount,
        List<LineRow> lines,
        List<SourceRow> sources,
        List<DutyRow> duties,
        List<Option> mayApproveAs,
        boolean mayConfirm,
        boolean mayReject,
        Form approve,
        Form bank,
        Form reject) {
    public record LineRow(String number, String title, String place, Quantity quantity, Money price, Money value) {}

    /** @param tenths share of the amount in tenths of a per cent */
    public record SourceRow(UUID allocation, String lotCode, String source, Money amount, long tenths) {}

    /** One price, one unit, nothing earlier: the sum is one multiplication, as on a receipt. */
    public boolean isOneMultiplication() {
        return kind == ClearanceKind.PROGRESS
                && sum.earlierValue().fen() == 0
                && sum.earlierPaid().fen() == 0
                && sum.earned().equals(amount)
                && lines.stream().map(LineRow::price).distinct().count() == 1
                && lines.stream().map(line -> line.quantity().unit()).distinct().count() == 1
                && quantity().at(lines.getFirst().price()).equals(sum.value());
    }

    public Quantity quantity() {
        return new Quantity(
                lines.stream().mapToLong(line -> line.quantity().milli()).sum(),
                lines.getFirst().quantity().unit());
    }

    /** What the contract has earned with this payment, by its ratio. */
    public Money earned() {
        return sum.earned();
    }

    /** The amount in capital characters, as on a cheque. */
    public String capitals() {
        return Capitals.of(amount);
    }

    /** What of a progress payment's value is paid later. */
    public Money kept() {
        return kind == ClearanceKind.PROGRESS ? sum.value().minus(amount) : Money.ZERO;
    }

    public boolean isDone(Duty duty) {
        return duties.stream().anyMatch(row -> row.duty() == duty && row.at() != null);
    }
}
