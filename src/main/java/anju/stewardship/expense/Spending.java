package anju.stewardship.expense;

import anju.access.Action;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.fund.FundingRules;
import anju.fund.Ledger;
import anju.plan.Decision;
import anju.policy.Policy;
import anju.registry.Registry;
import anju.stewardship.Matters;
import anju.stewardship.StewardshipAct;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Money for running a compound and its upkeep: asked for and held, approved, paid, rejected, or given back by the payee. */
@Component
public class Spending {
    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Registry registry;
    private final Attachments attachments;
    private final Ledger ledger;
    private final Matters matters;
    private final Expenses expenses;

    Spending(
            Commands commands,
            Acts acts,
            Policy policy,
            Registry registry,
            Attachments attachments,
            Ledger ledger,
            Matters matters,
            Expenses expenses) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.registry = registry;
        this.attachments = attachments;
        this.ledger = ledger;
        this.matters = matters;
        this.expenses = expenses;
    }

    /** Asks for an expense and reserves its money, so that nothing is approved that is not there. */
    @RetryOnConflict
    @Transactional
    public Spent ask(Viewer by, UUID command, UUID compound, ExpenseCard card) {
        var path = registry.pathOf(compound);
        by.require(Action.ASK_EXPENSE, path);
        var inputs = List.of(compound, card);
        return commands.once(command, by.personId(), "stewardship.expense", inputs, Spent.class, () -> {
            expenses.lock(card.payee());
            expenses.lock(card.subject());
            var found = expenses.lot(compound, card.lot());
            if (found.isEmpty()) {
                return new Spent.OtherLot();
            }
            var lot = found.get();
            var refused = refused(compound, path, card, lot);
            if (refused.isPresent()) {
                return refused.get();
            }
            var left = ledger.availableLocked(card.lot());
            if (card.amount().compareTo(left) > 0) {
                return new Spent.NotEnough(card.amount(), left);
            }
            var id = City.current().newId();
            var code = expenses.nextCode();
            var kind = StewardshipAct.EXPENSE_ASKED;
            var references = new ArrayList<>(List.of("compound:" + compound, "lot:" + card.lot(), "expense:" + id));
            if (card.matter() != null) {
                references.add("matter:" + card.matter());
            }
            var act = acts.record(
                    kind,
                    references,
                    Map.of(
                            "amount_fen",
                            card.amount().fen(),
                            "purpose",
                            card.kind().purpose()),
                    Map.of(
                            "code", code,
                            "for", card.kind().name() + ":" + card.subject(),
                            "payee", card.payee().toString(),
                            "what", card.what(),
                            "invoice", card.invoice(),
                            "file", String.valueOf(card.invoiceFile()),
                            "by", by.person().toString()));
            var hold = ledger.holdRunning(card.lot(), card.kind().purpose(), card.amount(), "hold " + code, act, kind);
            expenses.insert(id, code, compound, lot, card, hold, by.person(), act);
            return new Spent.Asked(id, code, left.minus(card.amount()));
        });
    }

    private Optional<Spent> refused(UUID compound, String path, ExpenseCard card, Expenses.Purse lot) {
        var purpose = card.kind().purpose();
        if (!lot.purposes().contains(purpose)) {
            return Optional.of(new Spent.OutsidePurpose(purpose, lot.purposes()));
        }
        var rules = policy.rules(FundingRules.class, path, City.current().today());
        boolean asks = rules.isOpen(lot.source()) && rules.source(lot.source()).decision() != Decision.NONE;
        if ((asks || card.matter() != null) && !matters.passed(compound, card.matter())) {
            return Optional.of(new Spent.OwnersDecide());
        }
        if (!expenses.isOrganisation(card.payee())) {
            return Optional.of(new Spent.UnknownPayee());
        }
        if (card.invoiceFile() == null || !attachments.exists(card.invoiceFile())) {
            return Optional.of(new Spent.NoInvoice());
        }
        var taken = expenses.codeOfInvoice(card.payee(), card.invoice());
        if (taken.isPresent()) {
            return Optional.of(new Spent.InvoiceTaken(taken.get()));
        }
        if (!expenses.isPayable(compound, card.kind(), card.subject())) {
            return Optional.of(new Spent.NoSubject());
        }
        if (card.kind() == ExpenseCard.Kind.REPAIR) {
            var left = expenses.leftOfRepair(card.subject());
            if (card.amount().compareTo(left) > 0) {
                return Optional.of(new Spent.OverCost(left));
            }
        }
        return Optional.empty();
    }

    /** Somebody who did not ask says yes. */
    @RetryOnConflict
    @Transactional
    public Spent approve(Viewer by, UUID command, UUID expense) {
        by.require(Action.APPROVE_EXPENSE, pathOf(expense));
        return step(by, command, expense, ExpenseState.APPROVED, null, null, today(), found -> {
            if (found.state() != ExpenseState.HELD) {
                return new Spent.Elsewhere(found.state());
            }
            return found.askedBy().equals(by.person()) ? new Spent.NotYours() : null;
        });
    }

    /** Not like this, or not at all: its money is free again. */
    @RetryOnConflict
    @Transactional
    public Spent reject(Viewer by, UUID command, UUID expense, String reason) {
        by.require(Action.APPROVE_EXPENSE, pathOf(expense));
        return step(
                by,
                command,
                expense,
                ExpenseState.REJECTED,
                null,
                reason,
                today(),
                found -> found.state() == ExpenseState.HELD || found.state() == ExpenseState.APPROVED
                        ? null
                        : new Spent.Elsewhere(found.state()));
    }

    /** The bank has paid, on this day and under this reference; what was held is spent. */
    @RetryOnConflict
    @Transactional
    public Spent confirmBank(Viewer by, UUID command, UUID expense, String bankReference, LocalDate on) {
        by.require(Action.CONFIRM_BANK, pathOf(expense));
        return step(by, command, expense, ExpenseState.PAID, bankReference, null, on, found -> {
            if (found.state() != ExpenseState.APPROVED) {
                return new Spent.Elsewhere(found.state());
            }
            return found.askedBy().equals(by.person()) || by.person().equals(found.approvedBy())
                    ? new Spent.NotYours()
                    : atBank(bankReference, on, found.approvedOn());
        });
    }

    /** The payee gave it back, whole: a contra, and the money is the lot's again. */
    @RetryOnConflict
    @Transactional
    public Spent reverse(Viewer by, UUID command, UUID expense, String bankReference, LocalDate on, String reason) {
        by.require(Action.CONFIRM_BANK, pathOf(expense));
        return step(by, command, expense, ExpenseState.REVERSED, bankReference, reason, on, found -> {
            if (found.state() != ExpenseState.PAID) {
                return new Spent.Elsewhere(found.state());
            }
            return found.askedBy().equals(by.person())
                    ? new Spent.NotYours()
                    : atBank(bankReference, on, found.paidOn());
        });
    }

    private @Nullable Spent atBank(String reference, LocalDate on, @Nullable LocalDate after) {
        if (on.isAfter(today())) {
            return new Spent.NotYet(on, today());
        }
        if (after != null && on.isBefore(after)) {
            return new Spent.TooEarly(on, after);
        }
        return expenses.codeOfReference(reference)
                .map(code -> new Spent.ReferenceTaken(reference, code))
                .orElse(null);
    }

    private Spent step(
            Viewer by,
            UUID command,
            UUID expense,
            ExpenseState to,
            @Nullable String bankReference,
            @Nullable String reason,
            LocalDate on,
            Function<Expenses.Expense, @Nullable Spent> refusal) {
        var kind = StewardshipAct.valueOf("EXPENSE_" + to);
        var inputs = Arrays.asList(expense, bankReference, reason, on);
        return commands.once(command, by.personId(), kind.code(), inputs, Spent.class, () -> {
            expenses.lock(expense);
            var found = expenses.find(expense).orElseThrow();
            var refused = refusal.apply(found);
            if (refused != null) {
                return refused;
            }
            var payload = new HashMap<String, Object>(Map.of("by", by.person().toString()));
            if (bankReference != null) {
                payload.put("bank_reference", bankReference);
            }
            if (reason != null) {
                payload.put("reason", reason);
            }
            var act = acts.record(
                    kind,
                    List.of("compound:" + found.compoundId(), "lot:" + found.lotId(), "expense:" + expense),
                    Map.of("amount_fen", found.amount().fen(), "on", on.toString()),
                    payload);
            var journal = booked(found, to, on, act, kind);
            expenses.step(found, to, bankReference, reason, journal, on, by.person(), act, kind);
            return new Spent.Moved(to);
        });
    }

    private @Nullable UUID booked(
            Expenses.Expense found, ExpenseState to, LocalDate on, UUID act, StewardshipAct kind) {
        return switch (to) {
            case PAID -> ledger.postHold(found.holdId(), on, "paid " + found.code(), act, kind);
            case REJECTED -> ledger.voidHold(found.holdId(), "rejected " + found.code(), act, kind);
            case REVERSED ->
                ledger.reverseRunning(
                        found.lotId(), found.purpose(), found.amount(), on, "reversed " + found.code(), act, kind);
            case HELD, APPROVED -> null;
        };
    }

    private static LocalDate today() {
        return City.current().today();
    }

    private String pathOf(UUID expense) {
        return registry.pathOf(expenses.find(expense).orElseThrow().compoundId());
    }
}
