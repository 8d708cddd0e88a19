package anju.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.city.City;
import anju.fund.Source;
import anju.money.Money;
import anju.stewardship.AssetCard;
import anju.stewardship.Keeping;
import anju.stewardship.Registering;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.works.AcceptanceState;
import anju.works.Measured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayingTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Clearing clearing;

    @Autowired
    Paying paying;

    @Autowired
    Keeping keeping;

    SmallWorks works;
    UUID lot;
    int number;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        lot = works.lot(Source.CENTRAL_SUBSIDY, "90000000.00", "BASIC");
    }

    @Test
    void nothing_is_asked_for_before_four_parties_accepted_and_nothing_twice() {
        var contract = contract("100");
        var open = works.measured(contract, all(contract, 10_000));
        assertThat(clearing.request(works.builder, works.id(), open))
                .isEqualTo(new Requesting.NotAccepted(AcceptanceState.OPEN));
        works.signed(open);
        var clearance = works.requested(open);
        assertThat(clearing.request(works.builder, works.id(), open))
                .isInstanceOfSatisfying(
                        Requesting.AlreadyRequested.class,
                        no -> assertThat(no.clearance()).isEqualTo(clearance));
    }

    @Test
    void a_clearance_names_everything_that_is_lacking() {
        var clearance = works.requested(accepted());
        var required = works.required(clearance);
        assertThat(clearing.clear(works.checker, works.id(), clearance))
                .isInstanceOfSatisfying(Clearance.Lacking.class, no -> {
                    assertThat(no.duties()).containsExactly(Duty.QUANTITY_CONFIRMER, Duty.DOCUMENT_CHECKER);
                    assertThat(no.missing()).containsExactlyInAnyOrderElementsOf(required);
                });
        var invoice = works.submitted(clearance, "INVOICE");
        works.submitted(clearance, "PHOTOS");
        assertThat(clearing.review(works.checker, works.id(), invoice, Verdict.REJECTED, "金额不符"))
                .isInstanceOf(Reviewing.Reviewed.class);
        assertThat(clearing.clear(works.checker, works.id(), clearance))
                .isInstanceOfSatisfying(Clearance.Lacking.class, no -> {
                    assertThat(no.rejected()).containsExactly("INVOICE");
                    assertThat(no.unreviewed()).containsExactly("PHOTOS");
                    assertThat(no.duties()).containsExactly(Duty.QUANTITY_CONFIRMER);
                });
        var again = works.submitted(clearance, "INVOICE");
        clearing.review(works.checker, works.id(), again, Verdict.APPROVED, "");
        assertThat(clearing.clear(works.checker, works.id(), clearance))
                .isInstanceOfSatisfying(
                        Clearance.Lacking.class, no -> assertThat(no.rejected()).isEmpty());
    }

    @Test
    void a_document_is_of_the_list_and_has_something_to_show() {
        var clearance = works.requested(accepted());
        assertThat(clearing.submit(works.builder, works.id(), clearance, "POEM", "x", "1", null))
                .isEqualTo(new Submitting.UnknownType("POEM"));
        assertThat(clearing.submit(works.builder, works.id(), clearance, "INVOICE", "x", " ", null))
                .isInstanceOf(Submitting.NothingToShow.class);
    }

    @Test
    void a_document_is_reviewed_once_by_one_checker_and_a_rejection_says_why() {
        var clearance = works.requested(accepted());
        var invoice = works.submitted(clearance, "INVOICE");
        var photos = works.submitted(clearance, "PHOTOS");
        assertThat(clearing.review(works.checker, works.id(), invoice, Verdict.REJECTED, " "))
                .isInstanceOf(Reviewing.ReasonMissing.class);
        clearing.review(works.checker, works.id(), invoice, Verdict.APPROVED, "");
        assertThat(clearing.review(works.checker, works.id(), invoice, Verdict.APPROVED, ""))
                .isEqualTo(new Reviewing.AlreadyReviewed(Verdict.APPROVED));
        assertThat(clearing.review(works.clerk, works.id(), photos, Verdict.APPROVED, ""))
                .isInstanceOfSatisfying(
                        DutyDone.class, no -> assertThat(no.person()).isEqualTo(works.checker.person()));
    }

    @Test
    @Shows("ZS-23")
    void one_person_does_one_duty() {
        var acceptance = accepted();
        var clearance = ((Requesting.Requested) clearing.request(works.clerk, works.id(), acceptance)).clearance();
        var document = works.submitted(clearance, "INVOICE");
        assertThat(clearing.review(works.clerk, works.id(), document, Verdict.APPROVED, ""))
                .isInstanceOfSatisfying(
                        SecondDuty.class, no -> assertThat(no.done()).isEqualTo(Duty.REQUESTER));
        var payment = works.held(works.cleared(accepted()));
        assertThat(paying.approve(works.finance, works.id(), payment, Duty.APPROVER_FINANCE))
                .isEqualTo(new Approving.Approved(false));
        assertThat(paying.approve(works.cashier, works.id(), payment, Duty.APPROVER_FINANCE))
                .isInstanceOf(DutyDone.class);
        assertThat(paying.approve(works.leader, works.id(), payment, Duty.APPROVER_OFFICE))
                .isEqualTo(new Approving.Approved(true));
        assertThat(paying.confirmBank(
                        works.finance,
                        works.id(),
                        payment,
                        "B-" + payment,
                        City.current().today()))
                .isInstanceOfSatisfying(
                        SecondDuty.class, no -> assertThat(no.done()).isEqualTo(Duty.APPROVER_FINANCE));
    }

    @Test
    void approvers_are_who_they_are_called() {
        var payment = works.held(works.cleared(accepted()));
        assertThatThrownBy(() -> paying.approve(works.finance, works.id(), payment, Duty.APPROVER_OFFICE))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> paying.reject(works.builder, works.id(), payment, "x"))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void money_is_held_only_on_a_cleared_request_and_once() {
        var clearance = works.requested(accepted());
        assertThat(paying.hold(works.clerk, works.id(), clearance))
                .isEqualTo(new Holding.NotCleared(ClearanceState.OPEN));
        var cleared = works.cleared(accepted());
        works.held(cleared);
        assertThat(paying.hold(works.clerk, works.id(), cleared)).isInstanceOf(Holding.AlreadyHeld.class);
    }

    @Test
    void one_line_of_the_bank_pays_one_payment_on_a_day_that_can_be() {
        var first = works.held(works.cleared(accepted()));
        works.paid(first);
        var second = works.held(works.cleared(accepted()));
        var today = City.current().today();
        assertThat(paying.confirmBank(works.cashier, works.id(), second, "B-2", today))
                .isEqualTo(new BankConfirming.NotApproved(PaymentState.HELD));
        works.approved(second);
        assertThat(paying.confirmBank(works.cashier, works.id(), second, "BANK-" + first, today))
                .isInstanceOf(BankConfirming.ReferenceTaken.class);
        assertThat(paying.confirmBank(works.cashier, works.id(), second, "B-2", today.plusDays(1)))
                .isInstanceOf(BankConfirming.NotYet.class);
        assertThat(paying.confirmBank(works.cashier, works.id(), second, "B-2", today.minusDays(1)))
                .isInstanceOf(BankConfirming.BeforeApproval.class);
        assertThat(paying.confirmBank(works.cashier, works.id(), second, "B-2", today))
                .isInstanceOf(BankConfirming.Paid.class);
        assertThat(paying.reject(works.leader, works.id(), second, "x"))
                .isEqualTo(new Rejecting.AlreadyDecided(PaymentState.PAID));
        assertThat(paying.approve(works.leader, works.id(), second, Duty.APPROVER_OFFICE))
                .isEqualTo(new Approving.NotHeld(PaymentState.PAID));
    }

    @Test
    void what_was_held_and_rejected_is_as_if_it_had_never_been_and_may_be_asked_for_again() {
        var acceptance = accepted();
        var before = balances();
        var payment = works.held(works.cleared(acceptance));
        assertThat(balances()).isNotEqualTo(before);
        works.approved(payment);
        assertThat(paying.reject(works.finance, works.id(), payment, "账号不对")).isInstanceOf(Rejecting.Rejected.class);
        assertThat(balances()).isEqualTo(before);
        works.paid(works.held(works.cleared(acceptance)));
    }

    @Test
    void when_the_owners_decision_is_annulled_no_payment_leaves() {
        var fund = works.lot(Source.MAINTENANCE_FUND, "1000.00", "BASIC");
        var item = works.item("10", "100.00");
        var matter = works.passedMatter(item, "ORDINARY");
        works.allocated(fund, item, "1000.00");
        var contract = works.contract(works.terms("P-" + ++number, 80, works.line(item, "1", "10", "100.00")));
        var cleared = works.cleared(works.accepted(contract, all(contract, 10_000)));
        works.annulled(matter);
        assertThat(paying.hold(works.clerk, works.id(), cleared)).isEqualTo(new Holding.DecisionGone(matter));
    }

    @Test
    void an_asset_comes_from_accepted_work_and_keeps_it_from_being_reversed() {
        var contract = contract("100");
        var open = works.measured(contract, all(contract, 10_000));
        assertThat(keep(open)).isInstanceOf(Registering.NotAccepted.class);
        works.signed(open);
        assertThat(keep(open)).isInstanceOf(Registering.Registered.class);
        assertThat(beans.getBean(anju.works.Accepting.class).reverse(works.leader, works.id(), open, "x"))
                .isInstanceOf(anju.works.Reversing.StoodOn.class);
    }

    /** The oracle knows nothing of accounts: it keeps a list of what was accepted and adds it up anew each time. */
    @Test
    void random_partial_acceptances_never_overpay_and_the_books_agree_with_a_list_of_entries() {
        long seed = Long.getLong("anju.seed", System.nanoTime());
        var random = new Random(seed);
        for (int run = 0; run < 3; run++) {
            var price = Money.ofYuan(random.nextInt(1, 300) + "." + random.nextInt(10, 100));
            var item = works.item("1000", price.toString());
            var worth = new anju.money.Quantity(1_000_000, anju.money.Unit.SQM).at(price);
            var shares = List.of(works.lot(Source.CITY_MATCH, worth.toString(), "BASIC"), lot);
            long first = random.nextLong(1, worth.fen());
            var allocations = List.of(
                    works.allocated(shares.get(0), item, new Money(first).toString()),
                    works.allocated(
                            shares.get(1), item, worth.minus(new Money(first)).toString()));
            int percent = random.nextInt(80, 91);
            var contract = works.contract(
                    works.terms("P-" + ++number, percent, works.line(item, "1", "1000", price.toString())));
            var entries = new ArrayList<Entry>();
            long left = 1_000_000;
            for (int step = 0; step < 6 && left > 0; step++) {
                long quantity = step == 5 ? left : random.nextLong(1, left + 1);
                left -= quantity;
                var payment = works.held(works.cleared(works.accepted(contract, all(contract, quantity))));
                boolean rejected = random.nextInt(4) == 0;
                entries.add(new Entry(quantity, price.fen(), rejected));
                assertThat(amount(payment))
                        .as("seed %d, run %d, step %d", seed, run, step)
                        .isEqualTo(oracle(entries, percent));
                entries.getLast().paid = amount(payment);
                if (rejected) {
                    paying.reject(works.leader, works.id(), payment, "x");
                } else {
                    works.paid(payment);
                }
                assertThat(allocations.stream().mapToLong(this::spent).sum())
                        .as("seed %d", seed)
                        .isEqualTo(entries.stream()
                                .filter(e -> !e.rejected)
                                .mapToLong(e -> e.paid)
                                .sum())
                        .isLessThanOrEqualTo(worth.fen() * percent / 100);
                assertThat(lots()).allSatisfy(sum -> assertThat(sum).isZero());
            }
        }
    }

    private static final class Entry {
        final long quantityMilli;
        final long priceFen;
        final boolean rejected;
        long paid;

        Entry(long quantityMilli, long priceFen, boolean rejected) {
            this.quantityMilli = quantityMilli;
            this.priceFen = priceFen;
            this.rejected = rejected;
        }
    }

    /** What the newest entry must get. */
    private static long oracle(List<Entry> entries, int percent) {
        long value = 0;
        long paid = 0;
        for (var entry : entries.subList(0, entries.size() - 1)) {
            if (!entry.rejected) {
                value += entry.quantityMilli * entry.priceFen / 1000;
                paid += entry.paid;
            }
        }
        var newest = entries.getLast();
        value += newest.quantityMilli * newest.priceFen / 1000;
        return value * percent / 100 - paid;
    }

    private Registering keep(UUID acceptance) {
        var lines = db.sql("select accepted_line_id from works.accepted where acceptance_id = ?")
                .param(acceptance)
                .query(UUID.class)
                .list();
        return keeping.register(
                works.clerk,
                works.id(),
                new AssetCard(
                        works.small.compound,
                        null,
                        "屋面防水层",
                        works.small.propertyFirm,
                        "雨季前检查",
                        12,
                        City.current().today(),
                        null,
                        lines));
    }

    private UUID contract(String quantity) {
        var item = works.item(quantity, "100.00");
        works.allocated(lot, item, Money.ofYuan("100.00").fen() * Long.parseLong(quantity) / 100 + ".00");
        return works.contract(works.terms("P-" + ++number, 80, works.line(item, "1", quantity, "100.00")));
    }

    private UUID accepted() {
        var contract = contract("100");
        return works.accepted(contract, all(contract, 10_000));
    }

    private Measured all(UUID contract, long milli) {
        return new Measured(works.lineOf(contract, "1"), null, milli);
    }

    private long amount(UUID payment) {
        return db.sql("select amount_fen from payment.payment where id = ?")
                .param(payment)
                .query(Long.class)
                .single();
    }

    private long spent(UUID allocation) {
        return db.sql("select spent_fen from fund.allocation_now where id = ?")
                .param(allocation)
                .query(Long.class)
                .single();
    }

    /** What each lot received, less everything it is said to have become. */
    private List<Long> lots() {
        return db.sql(
                        "select received_fen - available_fen - allocated_fen - held_fen - spent_fen from fund.lot_balance")
                .query(Long.class)
                .list();
    }

    private Map<UUID, String> balances() {
        var balances = new HashMap<UUID, String>();
        db.sql("select account_id, debit_fen, credit_fen, held_debit_fen, held_credit_fen from fund.balance")
                .query((row, _) -> balances.put(
                        row.getObject(1, UUID.class),
                        row.getLong(2) + " " + row.getLong(3) + " " + row.getLong(4) + " " + row.getLong(5)))
                .list();
        return balances;
    }
}
