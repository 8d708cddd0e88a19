package anju.payment;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.fund.Ledger;
import anju.money.Money;
import anju.project.Gates;
import anju.project.Projects;
import anju.works.Firms;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Payments: reckoned and held, approved by two people of two organisations, paid by the bank's word or rejected. */
@Component
public class Paying {
    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final Firms firms;
    private final Gates gates;
    private final Ledger ledger;
    private final Clearances clearances;
    private final Clearing clearing;
    private final Duties duties;
    private final Payments payments;
    private final Gate gate;
    private final BankBook bank;

    Paying(
            Commands commands,
            Acts acts,
            Projects projects,
            Firms firms,
            Gates gates,
            Ledger ledger,
            Clearances clearances,
            Clearing clearing,
            Duties duties,
            Payments payments,
            Gate gate,
            BankBook bank) {
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.firms = firms;
        this.gates = gates;
        this.ledger = ledger;
        this.clearances = clearances;
        this.clearing = clearing;
        this.duties = duties;
        this.payments = payments;
        this.gate = gate;
        this.bank = bank;
    }

    /** The sum of a clearance as it stands: that of its payment, or what it would be now. */
    public Reckoning reckoned(UUID clearanceId) {
        var request = clearances.find(clearanceId).orElseThrow();
        return payments.reckoned(clearanceId).orElseGet(() -> {
            var value =
                    payments.lines(request).stream().map(Reckoning.Line::value).reduce(Money.ZERO, Money::plus);
            return Reckoning.of(request.kind(), payments.books(request.contractId()), value);
        });
    }

    /** Reckons what is payable on a cleared acceptance and reserves it, allocation by allocation. */
    @RetryOnConflict
    @Transactional
    public Holding hold(Viewer by, UUID command, UUID clearanceId) {
        var asked = clearances.find(clearanceId).orElseThrow();
        firms.require(by, Action.REQUEST_PAYMENT, asked.contractId());
        return commands.once(command, by.personId(), "payment.hold", clearanceId, Holding.class, () -> {
            clearances.lock(asked.contractId(), clearanceId);
            var request = clearances.find(clearanceId).orElseThrow();
            var earlier = payments.ofClearance(clearanceId);
            if (earlier.isPresent()) {
                return new Holding.AlreadyHeld(earlier.get().id(), earlier.get().code());
            }
            if (request.state() != ClearanceState.CLEARED) {
                return new Holding.NotCleared(request.state());
            }
            var annulled = payments.annulled(request.contractId());
            if (annulled.isPresent()) {
                return new Holding.DecisionGone(annulled.get());
            }
            var broken = projects.broken(request.projectId());
            if (!broken.isEmpty()) {
                return new Holding.GatesBroken(broken);
            }
            var shut = gate.shut(request.kind(), request.contractId());
            if (shut.isPresent()) {
                return shut.get();
            }
            var lines = payments.lines(request);
            var value = lines.stream().map(Reckoning.Line::value).reduce(Money.ZERO, Money::plus);
            var reckoning = Reckoning.of(request.kind(), payments.books(request.contractId()), value);
            if (!reckoning.amount().isPositive()) {
                return new Holding.NothingPayable();
            }
            var sources = new TreeMap<UUID, Money>();
            for (var item : reckoning.byItem(payments.weights(request, lines)).entrySet()) {
                var funded = payments.funded(request.contractId(), item.getKey());
                var left = ledger.leftLocked(
                        funded.stream().map(Payments.Funded::allocation).toList());
                var funds = funded.stream()
                        .map(fund -> new Reckoning.Fund(
                                fund.allocation(),
                                new Money(fund.amountFen()),
                                Objects.requireNonNull(left.get(fund.allocation()))))
                        .toList();
                var shares = Reckoning.split(item.getValue(), funds);
                var reached = shares.values().stream().reduce(Money.ZERO, Money::plus);
                if (reached.compareTo(item.getValue()) < 0) {
                    return new Holding.NotEnough(item.getKey(), item.getValue().minus(reached));
                }
                sources.putAll(shares);
            }
            return hold(by, request, reckoning, lines, sources);
        });
    }

    private Holding hold(
            Viewer by, Request request, Reckoning reckoning, List<Reckoning.Line> lines, TreeMap<UUID, Money> sources) {
        var id = City.current().newId();
        var code = clearances.nextCode("FK");
        var kind = PaymentAct.PAYMENT_REQUESTED;
        var act = acts.record(
                kind,
                Stream.concat(Clearing.references(request).stream(), Stream.of("payment:" + id))
                        .toList(),
                Map.of(
                        "amount_fen", reckoning.amount().fen(),
                        "value_fen", reckoning.value().fen(),
                        "earlier_value_fen", reckoning.earlierValue().fen(),
                        "earlier_paid_fen", reckoning.earlierPaid().fen(),
                        "ratio", reckoning.ratio().toString(),
                        "kind", reckoning.kind().name(),
                        "base_fen", reckoning.base().fen(),
                        "recovered_fen", reckoning.recovered().fen(),
                        "wage_fen", reckoning.wage().fen(),
                        "retained_fen", reckoning.retained().fen()),
                Map.of(
                        "code", code,
                        "sources",
                                sources.entrySet().stream()
                                        .map(source -> Map.of(
                                                "allocation", source.getKey().toString(),
                                                "amount_fen", source.getValue().fen()))
                                        .toList(),
                        "by", by.person().toString()));
        var hold = ledger.hold(sources, "hold " + code, act, kind);
        payments.insert(id, code, request, reckoning, lines, sources, hold, by.person(), act);
        return new Holding.Held(id, code, reckoning.amount());
    }

    /** An approver signs; {@code duty} says for which of the two organisations. The second signature approves the payment. */
    @RetryOnConflict
    @Transactional
    public Approving approve(Viewer by, UUID command, UUID paymentId, Duty duty) {
        if (duty != Duty.APPROVER_OFFICE && duty != Duty.APPROVER_FINANCE) {
            throw new IllegalArgumentException(duty + " does not approve payments");
        }
        var asked = find(by, paymentId, duty.action());
        var inputs = List.of(paymentId, duty);
        return commands.once(command, by.personId(), "payment.approve", inputs, Approving.class, () -> {
            var payment = locked(asked);
            if (payment.state() != PaymentState.HELD) {
                return new Approving.NotHeld(payment.state());
            }
            var done = duties.done(payment.clearanceId(), duty);
            if (done.isPresent()) {
                return done.get();
            }
            var second = duties.second(payment.clearanceId(), duty, by.person());
            if (second.isPresent()) {
                return second.get();
            }
            var broken = projects.broken(payment.projectId());
            if (!broken.isEmpty()) {
                return new Approving.GatesBroken(broken);
            }
            var kind = PaymentAct.APPROVAL_GIVEN;
            var act = acts.record(
                    kind,
                    references(payment),
                    Map.of("duty", duty.name()),
                    Map.of("by", by.person().toString()));
            duties.take(payment.clearanceId(), duty, by.person(), act, kind);
            var other = duty == Duty.APPROVER_OFFICE ? Duty.APPROVER_FINANCE : Duty.APPROVER_OFFICE;
            boolean complete = duties.done(payment.clearanceId(), other).isPresent();
            if (complete) {
                approved(payment, by);
            }
            return new Approving.Approved(complete);
        });
    }

    /** The bank has paid, on this day and under this reference; what was held is spent. */
    @RetryOnConflict
    @Transactional
    public BankConfirming confirmBank(Viewer by, UUID command, UUID paymentId, String bankReference, LocalDate paidOn) {
        var asked = find(by, paymentId, Action.CONFIRM_BANK);
        var inputs = List.of(paymentId, bankReference, paidOn);
        return commands.once(command, by.personId(), "payment.bank", inputs, BankConfirming.class, () -> {
            return bank.confirm(by, asked, bankReference, paidOn, null);
        });
    }

    /** Stops a payment that was not made: its money is free again, its clearance goes back with the reason. */
    @RetryOnConflict
    @Transactional
    public Rejecting reject(Viewer by, UUID command, UUID paymentId, String reason) {
        var asked = payments.find(paymentId).orElseThrow();
        requireApprover(by, asked.projectId());
        var inputs = List.of(paymentId, reason);
        return commands.once(command, by.personId(), "payment.reject", inputs, Rejecting.class, () -> {
            var payment = locked(asked);
            if (payment.state() != PaymentState.HELD && payment.state() != PaymentState.APPROVED) {
                return new Rejecting.AlreadyDecided(payment.state());
            }
            var kind = PaymentAct.PAYMENT_REJECTED;
            var act = acts.record(
                    kind,
                    references(payment),
                    Map.of("amount_fen", payment.amount().fen()),
                    Map.of("reason", reason, "by", by.person().toString()));
            var journal = ledger.voidHold(payment.holdId(), "rejected " + payment.code(), act, kind);
            payments.step(
                    payment,
                    new Payments.Step(
                            PaymentState.REJECTED,
                            reason,
                            null,
                            journal,
                            City.current().today(),
                            null),
                    by.person(),
                    act,
                    kind);
            clearing.giveBack(clearances.find(payment.clearanceId()).orElseThrow(), reason, by);
            return new Rejecting.Rejected();
        });
    }

    private void requireApprover(Viewer by, UUID project) {
        if (!projects.may(by, Action.APPROVE_PAYMENT_FINANCE, project)) {
            projects.require(by, Action.APPROVE_PAYMENT_OFFICE, project);
        }
    }

    private void approved(Payment payment, Viewer by) {
        var kind = PaymentAct.PAYMENT_APPROVED;
        var act = acts.record(
                kind,
                references(payment),
                Map.of("amount_fen", payment.amount().fen()),
                Map.of("by", by.person().toString()));
        var today = City.current().today();
        payments.step(
                payment,
                new Payments.Step(PaymentState.APPROVED, null, null, null, today, null),
                by.person(),
                act,
                kind);
    }

    private Payment find(Viewer by, UUID payment, Action action) {
        var found = payments.find(payment).orElseThrow();
        projects.require(by, action, found.projectId());
        return found;
    }

    private Payment locked(Payment payment) {
        var request = clearances.find(payment.clearanceId()).orElseThrow();
        clearances.lock(request.contractId(), request.id());
        return payments.find(payment.id()).orElseThrow();
    }

    static List<String> references(Payment payment) {
        return List.of(
                "project:" + payment.projectId(), "clearance:" + payment.clearanceId(), "payment:" + payment.id());
    }
}
