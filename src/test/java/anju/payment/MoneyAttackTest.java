package anju.payment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.city.City;
import anju.fund.Source;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.works.Measured;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever holds the application's own database account and leaves the verbs aside gets nowhere either. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyAttackTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    SmallWorks works;
    UUID item;
    UUID central;
    UUID other;
    UUID allocation;
    UUID contract;
    UUID line;
    UUID acceptance;
    UUID clearance;
    UUID payment;
    UUID paid;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        item = works.item("1000", "100.00");
        central = works.lot(Source.CENTRAL_SUBSIDY, "150000.00", "BASIC");
        other = works.lot(Source.CITY_MATCH, "50000.00", "BASIC");
        allocation = works.allocated(central, item, "100000.00");
        contract = works.contract(works.terms("A-1", 80, works.line(item, "1", "1000", "100.00")));
        line = works.lineOf(contract, "1");
        paid = works.held(works.cleared(works.accepted(contract, measured("100"))));
        works.paid(paid);
        acceptance = works.accepted(contract, measured("100"));
        clearance = works.cleared(acceptance);
        payment = works.held(clearance);
    }

    @Test
    void facts_cannot_be_updated_deleted_or_emptied() {
        for (var table : new String[] {
            "fund.lot",
            "fund.allocation",
            "fund.journal",
            "fund.posting",
            "fund.account",
            "works.contract",
            "works.contract_line",
            "works.acceptance",
            "works.accepted_line",
            "works.acceptance_signature",
            "works.warranty",
            "payment.clearance",
            "payment.document",
            "payment.document_review",
            "payment.duty",
            "payment.payment",
            "payment.source",
            "payment.line",
            "payment.payment_step",
            "stewardship.asset"
        }) {
            refused("permission denied", "delete from " + table);
            refused("permission denied", "truncate " + table + " cascade");
        }
        refused("permission denied", "update fund.balance set credit_fen = credit_fen + 1");
        refused("permission denied", "update works.acceptance set state = 'PASSED'");
        refused("permission denied", "update payment.payment set state = 'PAID'");
        refused(
                "permission denied",
                "insert into fund.balance (account_id, side) select id, side from fund.account limit 1");
    }

    @Test
    void no_vote_is_born_counted_and_no_undertaking_at_the_works() {
        refused("append-only", """
                insert into vote.vote (id, code, compound_id, title, edition_id, precedence, record_on, opens_at, closes_at, state,
                                       prepared_by, prepared_at, act_id, act_kind)
                select gen_random_uuid(), 'BJ-2026-9999', c.id, '伪造的表决', p.edition_id, 'LAST_CAST', '2026-01-01', now(), now() + interval '1 day',
                       'CLOSED', l.recorded_by, now(), l.act_id, 'vote.vote.prepared'
                  from registry.compound c, project.project p, works.contract l limit 1""");
        refused("append-only", """
                insert into project.project (id, code, name, edition_id, state, opened_at, act_id, act_kind)
                select gen_random_uuid(), 'XM-2026-9999', '伪造的项目', edition_id, 'G5', now(), act_id, act_kind from project.project limit 1""");
    }

    @Test
    void no_line_is_slipped_into_an_old_journal_even_a_balanced_pair() {
        refused("closed", """
                insert into fund.posting (journal_id, line, account_id, amount_fen)
                select j.id, 90 + row_number() over (order by a.id), a.id, case when row_number() over (order by a.id) = 1 then 1 else -1 end
                  from (select id from fund.journal where kind = 'POST' limit 1) j,
                       (select id from fund.account where kind in ('AVAILABLE', 'ALLOCATED') limit 2) a""");
    }

    @Test
    void a_journal_that_does_not_add_up_is_refused_at_commit() {
        refusedTogether("does not balance", () -> {
            var journal = journal("POST", null);
            post(journal, 1, account("AVAILABLE", central), 100);
            post(journal, 2, account("AVAILABLE", central), -99);
        });
    }

    @Test
    void money_of_one_lot_never_becomes_money_of_another() {
        refusedTogether("does not balance", () -> {
            var journal = journal("POST", null);
            post(journal, 1, account("AVAILABLE", central), 100);
            post(journal, 2, account("AVAILABLE", other), -100);
        });
    }

    @Test
    void money_is_not_made_from_nothing() {
        refusedTogether("not received", () -> {
            var journal = journal("POST", null);
            post(journal, 1, account("BANK", central), 100);
            post(journal, 2, account("AVAILABLE", central), -100);
        });
        refusedTogether("not received, set aside", () -> {
            var journal = journal("POST", null);
            post(journal, 1, account("AVAILABLE", central), 100);
            post(journal, 2, account("ALLOCATED", central), -100);
        });
    }

    @Test
    void more_than_a_lot_has_is_refused_at_once() {
        refusedTogether("no_overdraft", () -> {
            var journal = journal("POST", null);
            post(journal, 1, account("AVAILABLE", central), 5_000_001);
        });
    }

    @Test
    void money_leaves_the_bank_only_through_a_hold() {
        refusedTogether("books what was not received", () -> {
            var journal = journal("POST", null);
            post(journal, 1, account("BANK", central), -100);
            post(journal, 2, account("AVAILABLE", central), 100);
        });
        refusedTogether("does not balance", () -> {
            var journal = journal("POST", null);
            post(journal, 1, account("BANK", central), -100);
        });
        refusedTogether("cannot move SPENT-", () -> {
            var journal = journal("POST", null);
            post(journal, 1, account("SPENT", central), -100);
        });
    }

    @Test
    void a_hold_without_a_payment_is_refused() {
        refusedTogether("belongs to no payment", () -> {
            var journal = journal("HOLD", null);
            post(journal, 1, account("ALLOCATED", central), 100);
            post(journal, 2, account("SPENT", central), -100);
            post(journal, 3, account("WORKS", central), 100);
            post(journal, 4, account("BANK", central), -100);
        });
    }

    @Test
    void a_hold_is_not_posted_without_the_step_that_pays() {
        refusedTogether("belongs to no payment", () -> resolve("POST_HOLD", hold(payment)));
        refusedTogether("belongs to no payment", () -> resolve("VOID_HOLD", hold(payment)));
    }

    @Test
    void a_hold_is_resolved_once() {
        refusedTogether("hold_is_resolved_once", () -> resolve("VOID_HOLD", hold(paid)));
    }

    @Test
    void a_lot_or_an_allocation_without_its_journal_is_refused() {
        refusedTogether(
                "is not booked",
                () -> db.sql("""
                        insert into fund.lot (id, code, project_id, source, funder, document_number, received_fen, received_on,
                                              recorded_at, recorded_by, act_id, act_kind)
                        values (?, 'ZJ-2026-9999', ?, 'DONATION', 'x', 'x', 100, current_date, now(), ?, ?, 'fund.lot.received')""")
                        .params(id(), works.small.project, works.clerk.person(), works.small.act("fund.lot.received"))
                        .update());
        refusedTogether("is not booked", () -> allocation(item, central, "CENTRAL_SUBSIDY", "BASIC", 100));
    }

    @Test
    void an_allocation_keeps_to_earmark_item_and_owners_decision() {
        var lift = works.item("C06", "IMPROVE", "加装电梯", "SET", "1", "350000.00");
        refusedTogether("lot_id_purpose", () -> allocation(lift, central, "CENTRAL_SUBSIDY", "IMPROVE", 100));
        refusedTogether("item_id_by_class", () -> allocation(lift, central, "CENTRAL_SUBSIDY", "BASIC", 100));
        refusedTogether("lot_id_source", () -> allocation(item, central, "DONATION", "BASIC", 100));
        var fund = works.lot(Source.MAINTENANCE_FUND, "100.00", "BASIC");
        refusedTogether("allocation_check", () -> allocation(item, fund, "MAINTENANCE_FUND", "BASIC", 100));
    }

    @Test
    void a_purpose_is_not_added_to_a_lot_afterwards() {
        refused("closed", "insert into fund.lot_purpose (lot_id, purpose) values ('" + central + "', 'IMPROVE')");
    }

    @Test
    void an_allocation_under_a_contract_is_not_released() {
        refusedTogether(
                "contract_line_allocation",
                () -> db.sql("""
                        insert into fund.allocation_step (id, allocation_id, to_state, reason, by_person, at, act_id, act_kind)
                        values (?, ?, 'RELEASED', 'x', ?, now(), ?, 'fund.allocation.released')""")
                        .params(id(), allocation, works.clerk.person(), works.small.act("fund.allocation.released"))
                        .update());
    }

    @Test
    void a_contract_beyond_the_money_set_aside_is_refused() {
        refusedTogether("is not funded", () -> {
            var more = id();
            db.sql("""
                    insert into works.contract (id, code, project_id, edition_id, contractor_id, supervisor_id, number, procurement,
                                                progress_numerator, progress_denominator, signed_on, recorded_at, recorded_by, act_id, act_kind)
                    values (?, 'HT-2026-9999', ?, ?, ?, ?, 'X', 'DIRECT', 1, 1, current_date, now(), ?, ?, 'works.contract.signed')""")
                    .params(
                            more,
                            works.small.project,
                            works.small.edition,
                            works.small.contractor,
                            works.small.supervisor)
                    .params(works.clerk.person(), works.small.act("works.contract.signed"))
                    .update();
            var lineId = id();
            db.sql("""
                    insert into works.contract_line (id, contract_id, item_id, number, title, unit, signed_milli, quantity_milli, price_fen, warranty_months)
                    values (?, ?, ?, '1', 'x', 'SQM', 1000, 1000, 1, 60)""").params(lineId, more, item).update();
            db.sql(
                            "insert into works.contract_line_allocation (contract_line_id, allocation_id, item_id) values (?, ?, ?)")
                    .params(lineId, allocation, item)
                    .update();
        });
    }

    @Test
    void a_line_is_not_added_to_a_contract_or_an_acceptance_afterwards() {
        refused(
                "closed",
                "insert into works.contract_line (id, contract_id, item_id, number, title, unit, signed_milli, quantity_milli, price_fen, warranty_months)"
                        + " values ('" + id() + "', '" + contract + "', '" + item + "', '9', 'x', 'SQM', 1, 1, 1, 60)");
        refused(
                "closed",
                "insert into works.accepted_line (id, acceptance_id, contract_id, contract_line_id, building_id, quantity_milli) values ('"
                        + id() + "', '" + acceptance + "', '" + contract + "', '" + line + "', '"
                        + works.small.buildings.getFirst() + "', 1)");
    }

    @Test
    void an_acceptance_is_not_born_passed_nor_passed_without_four_signatures() {
        refusedTogether(
                "append-only",
                () -> db.sql("""
                        insert into works.acceptance (id, code, contract_id, kind, occurred_on, state, measured_by, recorded_at, act_id, act_kind)
                        values (?, 'YS-2026-9999', ?, 'STAGE', current_date, 'PASSED', ?, now(), ?, 'works.acceptance.measured')""")
                        .params(id(), contract, works.clerk.person(), works.small.act("works.acceptance.measured"))
                        .update());
        var open = works.measured(contract, measured("1"));
        works.sign(open, anju.works.Party.CONTRACTOR, works.builder);
        refusedTogether("lacks signatures", () -> step(open, "PASSED", "works.acceptance.passed"));
    }

    @Test
    void an_acceptance_under_a_clearance_is_not_reversed() {
        refusedTogether("clearance", () -> step(acceptance, "REVERSED", "works.acceptance.reversed"));
    }

    @Test
    void a_clearance_needs_a_passed_acceptance_and_there_is_one_at_a_time() {
        var open = works.measured(contract, measured("1"));
        refusedTogether("acceptance_id_acceptance_state", () -> clearance(open));
        refusedTogether("one_clearance_at_a_time", () -> clearance(acceptance));
    }

    @Test
    void a_clearance_is_not_given_without_duties_and_documents() {
        var asked = works.requested(works.accepted(contract, measured("1")));
        refusedTogether("lacks duties", () -> clearanceStep(asked, "CLEARED", "payment.clearance.cleared"));
        works.submitted(asked, "INVOICE");
        beans.getBean(Clearing.class).confirmQuantity(works.engineer, id(), asked);
        refusedTogether("lacks duties", () -> clearanceStep(asked, "CLEARED", "payment.clearance.cleared"));
    }

    @Test
    void only_the_checker_reviews() {
        var asked = works.requested(works.accepted(contract, measured("1")));
        var document = works.submitted(asked, "INVOICE");
        refusedTogether(
                "clearance_id_duty_by_person",
                () -> db.sql("""
                        insert into payment.document_review (document_id, clearance_id, verdict, by_person, at, act_id, act_kind)
                        values (?, ?, 'APPROVED', ?, now(), ?, 'payment.document.reviewed')""")
                        .params(document, asked, works.checker.person(), works.small.act("payment.document.reviewed"))
                        .update());
    }

    @Test
    void one_person_does_one_duty_and_nobody_approves_in_advance() {
        refusedTogether(
                "duty_clearance_id_person_id", () -> duty(clearance, "APPROVER_OFFICE", works.checker.person()));
        refusedTogether("is not due", () -> duty(clearance, "BANK_CONFIRMER", works.cashier.person()));
        var cleared = works.cleared(works.accepted(contract, measured("1")));
        refusedTogether("is not due", () -> duty(cleared, "APPROVER_OFFICE", works.leader.person()));
    }

    @Test
    void a_payment_is_not_approved_or_paid_without_the_duties() {
        refusedTogether("lacks duties", () -> paymentStep("APPROVED", null, null));
        refusedTogether("lacks duties", () -> paymentStep("PAID", "B-1", resolve("POST_HOLD", hold(payment))));
    }

    @Test
    void a_payment_is_reckoned_again_by_the_database() {
        var cleared = works.cleared(works.accepted(contract, measured("10")));
        refusedTogether("payment_check", () -> pay(cleared, 100_000, 800_001, 80_001));
        refusedTogether("is not reckoned", () -> pay(cleared, 200_000, 0, 160_000));
    }

    @Test
    void a_payment_needs_a_clearance_that_was_given() {
        var asked = works.requested(works.accepted(contract, measured("10")));
        refusedTogether("clearance_id_clearance_state", () -> pay(asked, 100_000, 0, 80_000));
    }

    private Measured measured(String quantity) {
        return new Measured(line, null, SmallWorks.milli(quantity));
    }

    private UUID pay(UUID cleared, long value, long earlierPaid, long amount) {
        var id = id();
        var journal = journal("HOLD", null);
        db.sql("""
                insert into payment.payment (id, code, clearance_id, contract_id, acceptance_id, hold_id, base_fen, value_fen, earlier_value_fen,
                                             earlier_paid_fen, ratio_numerator, ratio_denominator, amount_fen, requested_by, requested_at, act_id, act_kind)
                select ?, 'FK-2026-9999', c.id, c.contract_id, c.acceptance_id, ?, ?, ?, 0, ?, 80, 100, ?, ?, now(), ?, 'payment.payment.requested'
                  from payment.clearance c where c.id = ?""")
                .params(id, journal, value, value, earlierPaid, amount, works.clerk.person())
                .params(works.small.act("payment.payment.requested"), cleared)
                .update();
        post(journal, 1, account("ALLOCATED", central), amount);
        post(journal, 2, account("SPENT", central), -amount);
        post(journal, 3, account("WORKS", central), amount);
        post(journal, 4, account("BANK", central), -amount);
        return id;
    }

    private void paymentStep(String to, String reference, UUID journal) {
        var kind = "payment.payment." + to.toLowerCase(java.util.Locale.ROOT);
        db.sql("""
                insert into payment.payment_step (id, payment_id, hold_id, to_state, bank_reference, journal_id, by_person, occurred_on, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, current_date, now(), ?, ?)""")
                .params(id(), payment, hold(payment), to)
                .param(reference)
                .param(journal)
                .params(works.cashier.person(), works.small.act(kind), kind)
                .update();
    }

    private void duty(UUID on, String duty, UUID person) {
        db.sql(
                        "insert into payment.duty (clearance_id, duty, person_id, at, act_id, act_kind) values (?, ?, ?, now(), ?, 'payment.approval.given')")
                .params(on, duty, person, works.small.act("payment.approval.given"))
                .update();
    }

    private void clearance(UUID on) {
        db.sql("""
                insert into payment.clearance (id, code, kind, contract_id, acceptance_id, requested_by, requested_at, act_id, act_kind)
                values (?, 'QS-2026-9999', 'PROGRESS', ?, ?, ?, now(), ?, 'payment.clearance.requested')""")
                .params(id(), contract, on, works.clerk.person(), works.small.act("payment.clearance.requested"))
                .update();
    }

    private void clearanceStep(UUID on, String to, String kind) {
        db.sql(
                        "insert into payment.clearance_step (id, clearance_id, to_state, at, act_id, act_kind) values (?, ?, ?, now(), ?, ?)")
                .params(id(), on, to, works.small.act(kind), kind)
                .update();
    }

    private void step(UUID on, String to, String kind) {
        db.sql(
                        "insert into works.acceptance_step (id, acceptance_id, to_state, reason, at, act_id, act_kind) values (?, ?, ?, 'x', now(), ?, ?)")
                .params(id(), on, to, works.small.act(kind), kind)
                .update();
    }

    private void allocation(UUID forItem, UUID lot, String source, String purpose, long fen) {
        db.sql("""
                insert into fund.allocation (id, item_id, lot_id, source, purpose, amount_fen, allocated_at, allocated_by, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, now(), ?, ?, 'fund.allocation.made')""")
                .params(id(), forItem, lot, source, purpose, fen, works.clerk.person())
                .param(works.small.act("fund.allocation.made"))
                .update();
    }

    private UUID journal(String kind, UUID hold) {
        var id = id();
        db.sql("""
                insert into fund.journal (id, kind, hold_id, occurred_on, posted_at, memo, act_id, act_kind)
                values (?, ?, ?, current_date, now(), 'attack', ?, 'fund.lot.received')""")
                .param(id)
                .param(kind)
                .param(hold)
                .param(works.small.act("fund.lot.received"))
                .update();
        return id;
    }

    private UUID resolve(String kind, UUID hold) {
        var journal = journal(kind, hold);
        db.sql(
                        "insert into fund.posting (journal_id, line, account_id, amount_fen) select ?, line, account_id, amount_fen from fund.posting where journal_id = ?")
                .params(journal, hold)
                .update();
        return journal;
    }

    private void post(UUID journal, int number, UUID account, long fen) {
        db.sql("insert into fund.posting (journal_id, line, account_id, amount_fen) values (?, ?, ?, ?)")
                .params(journal, number, account, fen)
                .update();
    }

    private UUID account(String kind, UUID lot) {
        return db.sql("select id from fund.account where kind = ? and lot_id = ?")
                .params(kind, lot)
                .query(UUID.class)
                .single();
    }

    private UUID hold(UUID of) {
        return db.sql("select hold_id from payment.payment where id = ?")
                .param(of)
                .query(UUID.class)
                .single();
    }

    private static UUID id() {
        return City.current().newId();
    }

    private void refused(String because, String sql) {
        refusedTogether(because, () -> db.sql(sql).update());
    }

    private void refusedTogether(String because, Runnable attack) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> attack.run()))
                .rootCause()
                .hasMessageContaining(because);
    }
}
