package anju.fund;

import anju.city.City;
import anju.evidence.ActKind;
import anju.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The double-entry ledger. Every lot has its own accounts, so every fen can be followed from the funder to the works: bank and
 * available for the lot; allocated, spent and works for each allocation; used and running for what comes after the works. A
 * payment is held first, then posted or voided once.
 */
@Component
public class Ledger {
    private final Journals journals;

    Ledger(Journals journals) {
        this.journals = journals;
    }

    /** What each allocation still has, reservations taken off; its lots stay locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public SortedMap<UUID, Money> leftLocked(Collection<UUID> allocations) {
        journals.lockLots(journals.lotsOf(allocations));
        var left = new TreeMap<UUID, Money>();
        for (var allocation : allocations) {
            left.put(
                    allocation,
                    new Money(journals.left(journals.accountOfAllocation(Account.Kind.ALLOCATED, allocation))));
        }
        return left;
    }

    /** Reserves money of allocations for a payment; the caller has looked at {@link #leftLocked}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID hold(SortedMap<UUID, Money> amounts, String memo, UUID act, ActKind kind) {
        journals.lockLots(journals.lotsOf(amounts.keySet()));
        var postings = new ArrayList<Posting>();
        amounts.forEach((allocation, amount) -> {
            var lot = journals.lotsOf(List.of(allocation)).getFirst();
            postings.add(new Posting(journals.accountOfAllocation(Account.Kind.ALLOCATED, allocation), amount.fen()));
            postings.add(new Posting(journals.accountOfAllocation(Account.Kind.SPENT, allocation), -amount.fen()));
            postings.add(new Posting(journals.accountOfAllocation(Account.Kind.WORKS, allocation), amount.fen()));
            postings.add(new Posting(journals.account(Account.Kind.BANK, lot), -amount.fen()));
        });
        return journals.write(Journals.Kind.HOLD, null, City.current().today(), memo, act, kind, postings);
    }

    /** Reserves money of a lot for running the compound or for upkeep; the caller has looked at {@link #availableLocked}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID holdRunning(UUID lot, String purpose, Money amount, String memo, UUID act, ActKind kind) {
        journals.lockLots(List.of(lot));
        var postings = running(lot, purpose, amount.fen());
        return journals.write(Journals.Kind.HOLD, null, City.current().today(), memo, act, kind, postings);
    }

    /** Books the contra of what running the compound or upkeep took: the payee gave it back, and it is available again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID reverseRunning(
            UUID lot, String purpose, Money amount, LocalDate on, String memo, UUID act, ActKind kind) {
        journals.lockLots(List.of(lot));
        return journals.write(Journals.Kind.POST, null, on, memo, act, kind, running(lot, purpose, -amount.fen()));
    }

    private List<Posting> running(UUID lot, String purpose, long fen) {
        return List.of(
                new Posting(journals.account(Account.Kind.AVAILABLE, lot), fen),
                new Posting(journals.accountOfPurpose(Account.Kind.USED, lot, purpose), -fen),
                new Posting(journals.accountOfPurpose(Account.Kind.RUNNING, lot, purpose), fen),
                new Posting(journals.account(Account.Kind.BANK, lot), -fen));
    }

    /** The bank has paid: what was held is spent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID postHold(UUID hold, LocalDate on, String memo, UUID act, ActKind kind) {
        return resolve(Journals.Kind.POST_HOLD, hold, on, memo, act, kind);
    }

    /** The payment will not be made: what was held is free again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID voidHold(UUID hold, String memo, UUID act, ActKind kind) {
        return resolve(Journals.Kind.VOID_HOLD, hold, City.current().today(), memo, act, kind);
    }

    private UUID resolve(Journals.Kind how, UUID hold, LocalDate on, String memo, UUID act, ActKind kind) {
        return journals.write(how, hold, on, memo, act, kind, journals.postings(hold));
    }

    /** Books money received: it stands in the bank and is available. */
    void receive(Lot lot, Money amount, LocalDate on, UUID act) {
        var bank = bank(lot);
        var available = journals.account(Account.Kind.AVAILABLE, lot.id());
        journals.write(
                Journals.Kind.POST,
                null,
                on,
                "received " + lot.code(),
                act,
                FundAct.LOT_RECEIVED,
                List.of(new Posting(bank, amount.fen()), new Posting(available, -amount.fen())));
    }

    /** Books what was there when the office joined: from the opening account into the bank, and from there on available. */
    void open(Lot lot, Money amount, LocalDate on, UUID act) {
        var bank = bank(lot);
        var opening = journals.open(Account.ofLot(Account.Kind.OPENING, lot));
        journals.write(
                Journals.Kind.OPENING,
                null,
                on,
                "opening balance " + lot.code(),
                act,
                FundAct.OPENING_CONFIRMED,
                List.of(
                        new Posting(bank, amount.fen()),
                        new Posting(opening, -amount.fen()),
                        new Posting(opening, amount.fen()),
                        new Posting(journals.account(Account.Kind.AVAILABLE, lot.id()), -amount.fen())));
    }

    /** Opens the accounts of a lot. */
    private UUID bank(Lot lot) {
        var bank = journals.open(Account.ofLot(Account.Kind.BANK, lot));
        journals.open(Account.ofLot(Account.Kind.AVAILABLE, lot));
        for (var purpose : lot.purposes()) {
            if (Cashbook.AFTERWARDS.contains(purpose)) {
                journals.open(Account.ofPurpose(Account.Kind.USED, lot, purpose));
                journals.open(Account.ofPurpose(Account.Kind.RUNNING, lot, purpose));
            }
        }
        return bank;
    }

    /** Books the contra of a receipt: the money is neither in the bank nor available. */
    void reverse(Lot lot, Money amount, UUID act) {
        journals.write(
                Journals.Kind.POST,
                null,
                City.current().today(),
                "reversed " + lot.code(),
                act,
                FundAct.LOT_REVERSED,
                List.of(
                        new Posting(journals.account(Account.Kind.AVAILABLE, lot.id()), amount.fen()),
                        new Posting(journals.account(Account.Kind.BANK, lot.id()), -amount.fen())));
    }

    /** What the lot has not set aside yet; locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Money availableLocked(UUID lot) {
        journals.lockLots(List.of(lot));
        return available(lot);
    }

    Money available(UUID lot) {
        return new Money(journals.left(journals.account(Account.Kind.AVAILABLE, lot)));
    }

    /** Books money set aside, and opens the accounts it will be spent through. */
    void allocate(Lot lot, Allocation allocation, int itemNumber, int number, UUID act) {
        var allocated =
                journals.open(Account.ofAllocation(Account.Kind.ALLOCATED, lot, allocation.id(), itemNumber, number));
        for (var kind : List.of(Account.Kind.SPENT, Account.Kind.WORKS)) {
            journals.open(Account.ofAllocation(kind, lot, allocation.id(), itemNumber, number));
        }
        move(
                allocation,
                journals.account(Account.Kind.AVAILABLE, lot.id()),
                allocated,
                "set aside",
                act,
                FundAct.ALLOCATION_MADE);
    }

    /** Books money given back to its lot. */
    void release(Allocation allocation, UUID act) {
        move(
                allocation,
                journals.accountOfAllocation(Account.Kind.ALLOCATED, allocation.id()),
                journals.account(Account.Kind.AVAILABLE, allocation.lotId()),
                "released",
                act,
                FundAct.ALLOCATION_RELEASED);
    }

    private void move(Allocation allocation, UUID from, UUID to, String memo, UUID act, ActKind kind) {
        journals.write(
                Journals.Kind.POST,
                null,
                City.current().today(),
                memo,
                act,
                kind,
                List.of(
                        new Posting(from, allocation.amount().fen()),
                        new Posting(to, -allocation.amount().fen())));
    }
}
