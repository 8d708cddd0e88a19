package anju.payment;

import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.fund.Ledger;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Projects;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bank's word on a payment, by hand or from a statement: what stands against it, and what it does. */
@Component
class BankBook {
    private final Acts acts;
    private final Projects projects;
    private final Gates gates;
    private final Ledger ledger;
    private final Clearances clearances;
    private final Duties duties;
    private final Payments payments;

    BankBook(
            Acts acts,
            Projects projects,
            Gates gates,
            Ledger ledger,
            Clearances clearances,
            Duties duties,
            Payments payments) {
        this.acts = acts;
        this.projects = projects;
        this.gates = gates;
        this.ledger = ledger;
        this.clearances = clearances;
        this.duties = duties;
        this.payments = payments;
    }

    /** Why this person cannot confirm this payment so; empty when nothing stands against it. */
    Optional<BankConfirming> obstacle(Viewer by, Payment payment, String bankReference, LocalDate paidOn) {
        var today = City.current().today();
        if (payment.state() != PaymentState.APPROVED) {
            return Optional.of(new BankConfirming.NotApproved(payment.state()));
        }
        var second = duties.second(payment.clearanceId(), Duty.BANK_CONFIRMER, by.person());
        if (second.isPresent()) {
            return Optional.of(second.get());
        }
        var broken = projects.broken(payment.projectId());
        if (!broken.isEmpty()) {
            return Optional.of(new BankConfirming.GatesBroken(broken));
        }
        if (paidOn.isAfter(today)) {
            return Optional.of(new BankConfirming.NotYet(paidOn, today));
        }
        var approvedOn = payments.approvedOn(payment.id());
        if (paidOn.isBefore(approvedOn)) {
            return Optional.of(new BankConfirming.BeforeApproval(paidOn, approvedOn));
        }
        return payments.codeOfReference(bankReference)
                .map(code -> new BankConfirming.ReferenceTaken(bankReference, code));
    }

    /** What was held is spent; within the caller's transaction. */
    BankConfirming confirm(
            Viewer by, Payment asked, String bankReference, LocalDate paidOn, Payments.@Nullable OfStatement from) {
        var request = clearances.find(asked.clearanceId()).orElseThrow();
        clearances.lock(request.contractId(), request.id());
        var payment = payments.find(asked.id()).orElseThrow();
        var obstacle = obstacle(by, payment, bankReference, paidOn);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        var kind = PaymentAct.PAYMENT_PAID;
        var payload = new HashMap<String, Object>(
                Map.of("bank_reference", bankReference, "by", by.person().toString()));
        if (from != null) {
            payload.put("statement", from.statement().toString());
            payload.put("row", from.row());
        }
        var act = acts.record(
                kind,
                Paying.references(payment),
                Map.of("amount_fen", payment.amount().fen(), "paid_on", paidOn.toString()),
                payload);
        duties.take(payment.clearanceId(), Duty.BANK_CONFIRMER, by.person(), act, kind);
        UUID journal = ledger.postHold(payment.holdId(), paidOn, "paid " + payment.code(), act, kind);
        payments.step(
                payment,
                new Payments.Step(PaymentState.PAID, null, bankReference, journal, paidOn, from),
                by.person(),
                act,
                kind);
        gates.meet(payment.projectId(), GateCondition.PAYMENT_MADE, payment.id(), act);
        return new BankConfirming.Paid();
    }
}
