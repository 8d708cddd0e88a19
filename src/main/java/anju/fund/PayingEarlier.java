package anju.fund;

import anju.access.Action;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.project.GoLiveAsked;
import anju.project.Projects;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments from before the office joined (补录): one person enters them from the scan, another holds them against it. They are
 * told beside what was paid here, never added to it.
 */
@Component
public class PayingEarlier {
    public static final int REASON_MAX = 500;

    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final EarlierRules rules;
    private final Attachments attachments;
    private final EarlierPayments payments;

    PayingEarlier(
            Commands commands,
            Acts acts,
            Projects projects,
            EarlierRules rules,
            Attachments attachments,
            EarlierPayments payments) {
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.rules = rules;
        this.attachments = attachments;
        this.payments = payments;
    }

    /** Whoever moves the go-live day is told the last day that something was paid before it. */
    @EventListener
    void tell(GoLiveAsked asked) {
        var last = payments.last(asked.project());
        if (last != null) {
            asked.happened(last);
        }
    }

    @RetryOnConflict
    @Transactional
    public Recalling enter(Viewer by, UUID command, UUID project, EarlierPayment payment) {
        projects.require(by, Action.ENTER_EARLIER, project);
        if (!payment.isWhole()) {
            throw new IllegalArgumentException("every word of an earlier payment");
        }
        return commands.once(
                command,
                by.person(),
                FundAct.EARLIER_PAYMENT_ENTERED.code(),
                List.of(project, payment),
                Recalling.class,
                () -> entered(by, project, payment));
    }

    private Recalling entered(Viewer by, UUID project, EarlierPayment payment) {
        payments.lock(project);
        var reason = rules.against(project, payment);
        if (reason.isPresent()) {
            return reason.get();
        }
        if (!attachments.exists(payment.scan())) {
            return new Recalling.NoSuchFile();
        }
        var id = City.current().newId();
        var code = payments.nextCode();
        var act = acts.record(
                FundAct.EARLIER_PAYMENT_ENTERED,
                List.of("project:" + project, "earlier_payment:" + id),
                Map.of(
                        "code", code,
                        "amount_fen", payment.amount().fen(),
                        "paid_on", payment.paidOn().toString(),
                        "source", payment.source().name()),
                Map.of(
                        "payee", payment.payee(),
                        "purpose", payment.purpose(),
                        "bank_reference", payment.bankReference(),
                        "vouched_by", payment.vouchedBy(),
                        "scan", payment.scan().toString(),
                        "person", by.person().toString()));
        var goLive = projects.byId(project).orElseThrow().recordedFrom();
        payments.insert(id, code, project, Objects.requireNonNull(goLive), payment, by.person(), act, null);
        return new Recalling.Recalled(id, code);
    }

    /** Somebody else has held it against its scan; from now on it is told in public, in grey. */
    @Transactional
    public Vouching confirm(Viewer by, UUID command, UUID payment) {
        return moved(by, command, payment, EarlierState.CONFIRMED, "", FundAct.EARLIER_PAYMENT_CONFIRMED);
    }

    /** It was entered by mistake; while nobody has confirmed it, whoever entered it may say so too. */
    @Transactional
    public Vouching withdraw(Viewer by, UUID command, UUID payment, String reason) {
        return moved(by, command, payment, EarlierState.WITHDRAWN, reason.strip(), FundAct.EARLIER_PAYMENT_WITHDRAWN);
    }

    private Vouching moved(Viewer by, UUID command, UUID id, EarlierState to, String reason, FundAct kind) {
        var found = payments.find(id).orElseThrow();
        boolean own = found.enteredBy().equals(by.person()) && to == EarlierState.WITHDRAWN;
        projects.require(by, own ? Action.ENTER_EARLIER : Action.CONFIRM_EARLIER, found.projectId());
        return commands.once(command, by.person(), kind.code(), List.of(id, reason), Vouching.class, () -> {
            payments.lock(found.projectId());
            var payment = payments.find(id).orElseThrow();
            if (payment.state() == EarlierState.WITHDRAWN || payment.state() == to) {
                return new Vouching.Moved(payment.state());
            }
            boolean untold = payment.state() == EarlierState.ENTERED && to == EarlierState.WITHDRAWN;
            if (payment.enteredBy().equals(by.person()) && !untold) {
                return new Vouching.OwnEntry();
            }
            if (to == EarlierState.WITHDRAWN && (reason.length() < 2 || reason.length() > REASON_MAX)) {
                return new Vouching.ReasonNeeded();
            }
            var act = acts.record(
                    kind,
                    List.of("project:" + payment.projectId(), "earlier_payment:" + id),
                    Map.of("code", payment.code()),
                    Map.of("reason", reason, "person", by.person().toString()));
            payments.move(payment, to, reason, by.person(), act, kind);
            return new Vouching.Done(payment.code());
        });
    }
}
