package anju.payment;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.Fraction;
import anju.policy.Policy;
import anju.project.Projects;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a contract is paid, and what it came to in the end. */
@Component
public class Stages {
    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Projects projects;
    private final Clearances clearances;
    private final Payments payments;
    private final Gate gate;
    private final Settled settled;

    Stages(
            Commands commands,
            Acts acts,
            Policy policy,
            Projects projects,
            Clearances clearances,
            Payments payments,
            Gate gate,
            Settled settled) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.projects = projects;
        this.clearances = clearances;
        this.payments = payments;
        this.gate = gate;
        this.settled = settled;
    }

    /** Sets down the terms, once and before the first payment, within what the contract's edition allows. */
    @RetryOnConflict
    @Transactional
    public Agreeing agree(Viewer by, UUID command, UUID contractId, Terms terms) {
        var contract = clearances.signed(contractId).orElseThrow();
        projects.require(by, Action.CHECK_DOCUMENTS, contract.projectId());
        var inputs = List.of(contractId, terms.toString());
        return commands.once(command, by.personId(), "payment.agree", inputs, Agreeing.class, () -> {
            clearances.lock(contractId, contractId);
            var books = payments.books(contractId);
            if (books.terms() != null) {
                return new Agreeing.AlreadyAgreed();
            }
            if (!books.done().isEmpty()) {
                return new Agreeing.AlreadyPaying();
            }
            var refused = beyond(policy.rules(PaymentRules.class, contract.editionId()), terms);
            if (refused != null) {
                return refused;
            }
            var kind = PaymentAct.TERMS_AGREED;
            var account = terms.account();
            var act = acts.record(
                    kind,
                    List.of("project:" + contract.projectId(), "contract:" + contractId),
                    Map.of(
                            "advance_percent", (long) terms.advance(),
                            "wage_percent", (long) terms.wages(),
                            "completion_percent", (long) terms.completion(),
                            "retention_percent", (long) terms.retention(),
                            "defect_months", (long) terms.defectMonths()),
                    Map.of(
                            "wage_account",
                            account == null ? "" : account.holder() + " " + account.bank() + " " + account.number(),
                            "by",
                            by.person().toString()));
            payments.agree(contractId, books.contract(), terms, by.person(), act);
            return new Agreeing.Agreed();
        });
    }

    /** Why this kind cannot be asked for now; empty when it can. */
    @Transactional(readOnly = true)
    public Optional<Shut> shut(ClearanceKind kind, UUID contract) {
        return gate.shut(kind, contract);
    }

    /** What was agreed, if anything. */
    public Optional<Terms> terms(UUID contract) {
        return Optional.ofNullable(payments.books(contract).terms());
    }

    private static @Nullable Agreeing beyond(PaymentRules rules, Terms terms) {
        if ((terms.wages() > 0) != (terms.account() != null)) {
            return new Agreeing.AccountAndShare();
        }
        if (more(terms.advance(), rules.advanceMost())) {
            return new Agreeing.Beyond("advance", rules.advanceMost());
        }
        if (terms.wages() > 0 && !rules.wageLeast().isReachedBy(terms.wages(), 100)) {
            return new Agreeing.Beyond("wages", rules.wageLeast());
        }
        if (more(terms.completion(), rules.completionMost())) {
            return new Agreeing.Beyond("completion", rules.completionMost());
        }
        if (more(terms.retention(), rules.retentionMost())) {
            return new Agreeing.Beyond("retention", rules.retentionMost());
        }
        return terms.defectMonths() > rules.defectMonthsMost()
                ? new Agreeing.DefectPeriodTooLong(rules.defectMonthsMost())
                : null;
    }

    private static boolean more(int percent, Fraction most) {
        return most.isExceededBy(percent, 100);
    }

    /** Records the settled price a named reviewer found: of finished work, within the contract, not less than was paid. */
    @RetryOnConflict
    @Transactional
    public Settling settle(Viewer by, UUID command, UUID contractId, Review review) {
        var contract = clearances.signed(contractId).orElseThrow();
        projects.require(by, Action.CHECK_DOCUMENTS, contract.projectId());
        var inputs = List.of(contractId, review.toString());
        return commands.once(command, by.personId(), "payment.settle", inputs, Settling.class, () -> {
            clearances.lock(contractId, contractId);
            var books = payments.books(contractId);
            var refused = refused(books, review);
            if (refused != null) {
                return refused;
            }
            var kind = PaymentAct.SETTLEMENT_REVIEWED;
            var act = acts.record(
                    kind,
                    List.of("project:" + contract.projectId(), "contract:" + contractId),
                    Map.of(
                            "claimed_fen", review.claimed().fen(),
                            "settled_fen", review.settled().fen(),
                            "reviewed_on", review.reviewedOn().toString()),
                    Map.of(
                            "reviewer", review.reviewer(),
                            "firm", review.firm(),
                            "report", review.reportNumber(),
                            "by", by.person().toString()));
            payments.settle(contractId, review, by.person(), act);
            settled.review(contract.projectId(), act);
            return new Settling.Settled();
        });
    }

    private static @Nullable Settling refused(Books books, Review review) {
        if (books.terms() == null) {
            return new Settling.TermsMissing();
        }
        if (books.settled() != null) {
            return new Settling.AlreadySettled(books.settled());
        }
        var completed = books.completedOn();
        if (completed == null) {
            return new Settling.NotCompleted();
        }
        var today = City.current().today();
        if (review.reviewedOn().isAfter(today)) {
            return new Settling.NotYet(today);
        }
        if (review.reviewedOn().isBefore(completed)) {
            return new Settling.BeforeCompletion(completed);
        }
        if (review.settled().compareTo(review.claimed()) > 0) {
            return new Settling.AboveClaimed(review.claimed());
        }
        if (review.settled().compareTo(books.contract()) > 0) {
            return new Settling.AboveContract(books.contract());
        }
        return review.settled().compareTo(books.paid()) < 0 ? new Settling.BelowPaid(books.paid()) : null;
    }
}
