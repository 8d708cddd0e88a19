package anju.fund;

import static org.assertj.core.api.Assertions.assertThat;

import anju.attack.Attacker;
import anju.attack.Attacker.Account;
import anju.attack.Onslaught;
import anju.city.City;
import anju.money.Money;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.works.Measured;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever holds the application's own database account and leaves the verbs aside books nothing that did not happen. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerAttackTest {
    private static final String NEW = "00000000-0000-4000-8000-000000000001";

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    private SmallWorks works;
    private Attacker attacker;
    private UUID item;
    private UUID lot;
    private UUID other;
    private UUID allocation;
    private UUID released;
    private UUID reversed;
    private UUID commitment;
    private UUID matter;
    private UUID voted;

    /** Money in every state that it can be in: promised, arrived, set aside, released, held, spent, reversed, left from before. */
    @BeforeAll
    void build(City city) {
        works = new SmallWorks(beans);
        attacker = new Attacker(city);
        item = works.item("1000", "100.00");
        lot = works.lot(Source.CENTRAL_SUBSIDY, "150000.00", "BASIC", "UPKEEP");
        other = works.lot(Source.CITY_MATCH, "50000.00", "BASIC");
        allocation = works.allocated(lot, item, "100000.00");
        var contract = works.contract(works.terms("A-1", 80, works.line(item, "1", "1000", "100.00")));
        var line = works.lineOf(contract, "1");
        var hundred = new Measured(line, works.small.buildings.getFirst(), SmallWorks.milli("100"));
        works.paid(works.held(works.cleared(works.accepted(contract, hundred))));
        works.held(works.cleared(works.accepted(contract, hundred)));
        var funding = beans.getBean(Funding.class);
        released = works.allocated(other, works.item("10", "50.00"), "10.00");
        funding.release(works.clerk, works.id(), released, "不做了");
        reversed = works.lot(Source.CITY_MATCH, "7.00", "BASIC");
        funding.reverse(works.finance, works.id(), reversed, "红冲 1", "上级收回");
        var fund = works.lot(Source.MAINTENANCE_FUND, "100.00", "BASIC");
        voted = works.item("10", "5.00");
        matter = works.passedMatter(voted, "SPECIAL");
        works.allocated(fund, voted, "10.00");
        promise();
        give();
        leaveFromBefore();
    }

    @AfterAll
    void leave() {
        attacker.close();
    }

    @Test
    void a_journal_adds_up_lot_by_lot_and_moves_what_its_kind_may() {
        refused(
                "does not balance",
                journal("POST", "null") + post(1, "AVAILABLE", lot, 100) + post(2, "AVAILABLE", lot, -99));
        refused(
                "does not balance",
                journal("POST", "null") + post(1, "AVAILABLE", lot, 100) + post(2, "AVAILABLE", other, -100));
        refused("does not balance", journal("POST", "null"));
        refused("cannot move", journal("POST", "null") + post(1, "SPENT", lot, -100));
        refused("cannot move", journal("OPENING", "null") + post(1, "ALLOCATED", lot, -100));
        refused(
                "books what was not received",
                journal("POST", "null") + post(1, "BANK", lot, 100) + post(2, "AVAILABLE", lot, -100));
        refused("no_overdraft", journal("POST", "null") + post(1, "AVAILABLE", lot, 5_000_001));
        refused(
                "opens no balance",
                journal("OPENING", "null") + post(1, "BANK", lot, 100) + post(2, "AVAILABLE", lot, -100));
        refused(
                "belongs to no payment",
                journal("HOLD", "null")
                        + post(1, "ALLOCATED", lot, 100)
                        + post(2, "SPENT", lot, -100)
                        + post(3, "WORKS", lot, 100)
                        + post(4, "BANK", lot, -100));
        refused("exceeds the hold", journal("VOID_HOLD", "(" + OPEN_HOLD + ")") + post(1, "BANK", lot, -1));
        refused(
                "hold_is_resolved_once",
                journal("VOID_HOLD", "(select hold_id from fund.journal where hold_id is not null limit 1)"));
        refused(
                "journal_hold_id_hold_kind_fkey",
                journal("VOID_HOLD", "(select id from fund.journal where kind = 'POST' limit 1)"));
        refused("journal_check", journal("VOID_HOLD", "null"));
        refused("journal_check", journal("POST", "(" + OPEN_HOLD + ")"));
        refused("journal_kind_check", journal("NONSENSE", "null"));
    }

    @Test
    void a_line_is_of_its_journal_and_says_something() {
        refused(
                "is closed",
                "insert into fund.posting (journal_id, line, account_id, amount_fen) select journal_id, 9, account_id, amount_fen from fund.posting limit 1");
        refused("posting_amount_fen_check", journal("POST", "null") + post(1, "AVAILABLE", lot, 0));
        refused("posting_line_check", journal("POST", "null") + post(0, "AVAILABLE", lot, 1));
        refused("posting_pkey", journal("POST", "null") + post(1, "AVAILABLE", lot, 1) + post(1, "AVAILABLE", lot, -1));
        refused(
                "posting_account_id_fkey",
                journal("POST", "null")
                        + "insert into fund.posting (journal_id, line, account_id, amount_fen) values ('%s', 1, gen_random_uuid(), 1)"
                                .formatted(NEW));
    }

    @Test
    void money_that_came_went_or_was_set_aside_is_booked() {
        refused("is not booked", lotRow("DONATION", "null", "fund.lot.received"));
        refused(
                "lot_opening_id_opening_state_fkey",
                lotRow("DONATION", "(select id from fund.opening where state = 'ENTERED')", "fund.opening.confirmed"));
        refused("reversal of lot", """
                insert into fund.lot_step (id, lot_id, to_state, document_number, reason, by_person, at, act_id, act_kind)
                values (gen_random_uuid(), '%s', 'REVERSED', 'x', 'x', '%s', now(), '%s', 'fund.lot.reversed')""".formatted(other, clerk(), act("fund.lot.reversed")));
        refused("is not booked", allocationRow(item, lot, "CENTRAL_SUBSIDY", "BASIC", "null"));
        refused("release of allocation", """
                insert into fund.allocation_step (id, allocation_id, to_state, reason, by_person, at, act_id, act_kind)
                values (gen_random_uuid(), (select id from fund.allocation where item_id = '%s'), 'RELEASED', 'x', '%s', now(), '%s', 'fund.allocation.released')""".formatted(voted, clerk(), act("fund.allocation.released")));
    }

    @Test
    void money_is_set_aside_within_its_earmark_for_its_item_with_its_owners() {
        var lift = works.item("C06", "IMPROVE", "加装电梯", "SET", "1", "350000.00");
        refused("allocation_lot_id_purpose_fkey", allocationRow(lift, lot, "CENTRAL_SUBSIDY", "IMPROVE", "null"));
        refused("allocation_item_id_by_class_fkey", allocationRow(lift, lot, "CENTRAL_SUBSIDY", "BASIC", "null"));
        refused("allocation_lot_id_source_fkey", allocationRow(item, lot, "DONATION", "BASIC", "null"));
        refused("allocation_check", allocationRow(item, lot, "MAINTENANCE_FUND", "BASIC", "null"));
        refused(
                "allocation_item_id_matter_id_fkey",
                allocationRow(item, lot, "CENTRAL_SUBSIDY", "BASIC", "'" + matter + "'"));
        refused("is closed", "insert into fund.lot_purpose (lot_id, purpose) values ('%s', 'IMPROVE')".formatted(lot));
    }

    @Test
    void a_promise_is_the_sum_of_its_tranches_and_none_brings_more() {
        refused("not its total", """
                insert into fund.commitment (id, code, project_id, source, funder, document_number, total_fen, recorded_at, recorded_by, act_id, act_kind)
                select '%s', 'XD-2026-9999', project_id, source, funder, document_number, total_fen, recorded_at, recorded_by, act_id, act_kind
                  from fund.commitment where id = '%s'""".formatted(NEW, commitment));
        refused(
                "is closed",
                "insert into fund.tranche (id, commitment_id, number, planned_on, amount_fen) values (gen_random_uuid(), '%s', 9, now(), 1)"
                        .formatted(commitment));
        refused(
                "is closed",
                "insert into fund.tranche_lot (lot_id, tranche_id) select '%s', id from fund.tranche limit 1"
                        .formatted(other));
        refused(
                "does not fit its tranche",
                lotRow("DONATION", "null", "fund.lot.received")
                        + "; insert into fund.tranche_lot (lot_id, tranche_id) select '%s', id from fund.tranche limit 1; set constraints fund.tranche_fits immediate"
                                .formatted(NEW));
    }

    @Test
    void what_was_before_is_anothers_word_too() {
        refused("another_confirms", """
                insert into fund.opening_step (id, opening_id, entered_by, to_state, reason, by_person, at, act_id, act_kind)
                select gen_random_uuid(), id, entered_by, 'CONFIRMED', '', entered_by, now(), '%s', 'fund.opening.confirmed'
                  from fund.opening where state = 'ENTERED'""".formatted(act("fund.opening.confirmed")));
        refused("another_says_so", """
                insert into fund.earlier_payment_step (id, payment_id, entered_by, was, to_state, reason, by_person, at, act_id, act_kind)
                select gen_random_uuid(), id, entered_by, 'x', 'CONFIRMED', '', entered_by, now(), '%s', 'fund.earlier_payment.confirmed'
                  from fund.earlier_payment where state = 'ENTERED' limit 1""".formatted(act("fund.earlier_payment.confirmed")));
        refused("is closed", """
                insert into fund.earlier_payment (id, code, project_id, go_live_on, paid_on, payee, source, amount_fen, purpose, bank_reference, vouched_by,
                                                  attachment_id, entered_at, entered_by, act_id, act_kind, batch_id)
                select gen_random_uuid(), 'BL-2026-9999', project_id, go_live_on, paid_on, payee, source, amount_fen, purpose, 'x-9', vouched_by,
                       attachment_id, entered_at, entered_by, act_id, act_kind, batch_id from fund.earlier_payment where batch_id is not null limit 1""");
        refused("not the sum of its payments", """
                insert into fund.earlier_batch select (jsonb_populate_record(b, jsonb_build_object('id', '%s', 'code', 'BP-2026-9999'))).*
                  from fund.earlier_batch b limit 1""".formatted(NEW));
    }

    @Test
    void an_account_is_its_lots_alone_and_there_once() {
        var account = "insert into fund.account (id, kind, code, lot_id, purpose) values ('%s', '%s', 'x:y', '%s', %s)";
        refused("account_lot_id_allocation_id_purpose_kind_key", account.formatted(NEW, "BANK", lot, "null"));
        refused("account_lot_id_purpose_fkey", account.formatted(NEW, "USED", lot, "'OPERATION'"));
        refused("account_purpose_check", account.formatted(NEW, "USED", lot, "'NONSENSE'"));
        refused(
                "belongs to no expense",
                journal("HOLD", "null")
                        + post(1, "AVAILABLE", lot, 100)
                        + post(2, "USED", lot, -100)
                        + post(3, "RUNNING", lot, 100)
                        + post(4, "BANK", lot, -100));
    }

    @Test
    void an_item_is_paid_by_what_its_code_and_its_owners_allow() {
        var coded = works.lot(Source.CITY_MATCH, "100.00", "B02");
        refused("allocation_item_id_by_code_fkey", allocationRow(item, coded, "CITY_MATCH", "B02", "null"));
        refused(
                "allocation_matter_id_matter_verdict_fkey",
                allocationRow(item, lot, "CENTRAL_SUBSIDY", "BASIC", "gen_random_uuid()"));
        refused(
                "allocation_matter_verdict_check",
                allocationRow(voted, lot, "CENTRAL_SUBSIDY", "BASIC", "'" + matter + "'")
                        .replace("'PASSED'", "'REJECTED'"));
        var lift = works.item("C06", "IMPROVE", "加装电梯", "SET", "1", "350000.00");
        refused("reservation_item_id_by_class_fkey", reservation(lift, "BASIC"));
        refused("reservation_item_id_by_code_fkey", reservation(item, "B02"));
        refused("reservation_step_allocation_id_fkey", setAside("gen_random_uuid()"));
        refused(
                "reservation_step_allocation_id_key",
                setAside("(select allocation_id from fund.reservation_step where allocation_id is not null limit 1)"));
        refused(
                "lot_opening_id_key",
                lotRow(
                        "CITY_MATCH",
                        "(select id from fund.opening where state = 'CONFIRMED')",
                        "fund.opening.confirmed"));
    }

    @Test
    void a_contribution_has_one_giver_and_its_own_worth() {
        var residents = "giver = 'RESIDENTS', organisation_id = null, people = ";
        for (var attack : List.of(
                List.of("contribution_check2", residents + "3, named = true"),
                List.of("contribution_check5", residents + "3, kind = 'OWN_WORKS'"),
                List.of("contribution_check6", "kind = 'PRIVATE'"),
                List.of("contribution_giver_check", "giver = 'NONSENSE', organisation_id = null"),
                List.of("contribution_item_id_fkey", "item_id = gen_random_uuid(), purpose = 'WORKS'"),
                List.of("contribution_people_check", residents + "-1"),
                List.of(
                        "contribution_minutes_check",
                        "kind = 'LABOUR', valuation = 'RATE', minutes = -60, rate_fen = -60, value_fen = 60"),
                List.of(
                        "contribution_rate_fen_check",
                        "kind = 'LABOUR', valuation = 'RATE', minutes = 60, rate_fen = -60, value_fen = -60"))) {
            behindTheTriggers(attack.getFirst(), "contribution", "update fund.contribution set " + attack.getLast());
        }
    }

    @Test
    void what_was_before_is_there_once() {
        for (var column : List.of("entered_by", "project_id")) {
            behindTheTriggers("earlier_batch_" + column + "_fkey", "earlier_batch", """
                    insert into fund.earlier_batch select (jsonb_populate_record(b, jsonb_build_object(
                      'id', '%1$s', 'code', 'BP-2026-9999', '%2$s', '%1$s'))).* from fund.earlier_batch b limit 1""".formatted(NEW, column));
        }
        behindTheTriggers(
                "earlier_batch_scan_batch_id_attachment_id_key",
                "earlier_batch_scan",
                "insert into fund.earlier_batch_scan select batch_id, number + 1, attachment_id from fund.earlier_batch_scan");
        behindTheTriggers("entered_once", "earlier_payment", """
                insert into fund.earlier_payment select (jsonb_populate_record(p, jsonb_build_object(
                  'id', '%1$s', 'code', 'BL-2026-9999'))).* from fund.earlier_payment p where state = 'CONFIRMED' limit 1""".formatted(NEW));
        for (var step : List.of("opening_step", "earlier_payment_step")) {
            behindTheTriggers(
                    step + "_to_state_check",
                    step,
                    "update fund." + step + " set to_state = 'NONSENSE', reason = 'xxxx'");
        }
    }

    @Test
    void no_balance_is_moved_with_borrowed_rights() {
        refused("permission denied for function", """
                create temp table own (journal_id uuid, line int, account_id uuid, amount_fen bigint);
                create trigger lent after insert on own for each row execute function fund.posting_applies()""");
        refused("permission denied", "update fund.balance set credit_fen = credit_fen + 1");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void every_guard_of_the_ledger_refused_something_or_is_known_not_to(TestReporter reporter) {
        var onslaught = new Onslaught(attacker);
        assertThat(onslaught.run("fund")).isEmpty();
        assertThat(onslaught.tablesWithoutRow())
                .as("facts of which this test makes none")
                .isEmpty();
        reporter.publishEntry("attacks", onslaught.counts());
        assertThat(onslaught.unmoved("fund"))
                .as("guards that refused nothing; these two write, and refuse nothing ever")
                .containsExactly("fund.account_opens", "fund.earlier_payment_step city.step_marks_state");
    }

    private static final String OPEN_HOLD =
            "select id from fund.journal h where kind = 'HOLD' and not exists (select from fund.journal r where r.hold_id = h.id) limit 1";

    private void refused(String because, String sql) {
        attacker.isRefused(Account.APP, because, sql);
    }

    /** By the owner, without the triggers, which would refuse first: whether the constraint holds by itself. */
    private void behindTheTriggers(String because, String table, String sql) {
        attacker.isRefused(Account.OWNER, because, "alter table fund." + table + " disable trigger user; " + sql);
    }

    private String reservation(UUID of, String purpose) {
        return """
                insert into fund.reservation (id, commitment_id, item_id, purpose, amount_fen, made_at, made_by, act_id, act_kind)
                values (gen_random_uuid(), '%s', '%s', '%s', 100, now(), '%s', '%s', 'fund.reservation.made')""".formatted(commitment, of, purpose, clerk(), act("fund.reservation.made"));
    }

    private String setAside(String allocation) {
        return """
                insert into fund.reservation_step (id, reservation_id, to_state, allocation_id, by_person, at, act_id, act_kind)
                values (gen_random_uuid(), (select id from fund.reservation where state = 'STANDING' limit 1), 'SET_ASIDE', %s, '%s', now(), '%s',
                        'fund.allocation.made')""".formatted(allocation, clerk(), act("fund.allocation.made"));
    }

    private void promise() {
        var committing = beans.getBean(Committing.class);
        var day = LocalDate.of(2026, 3, 1);
        for (int i = 0; i < 2; i++) {
            commitment = ((Promising.Promised) committing.promise(
                            works.finance,
                            works.id(),
                            works.small.project,
                            new Promise(
                                    Source.CITY_MATCH,
                                    "某单位",
                                    false,
                                    "文 1 号",
                                    "",
                                    new TreeSet<>(List.of("BASIC", "B02")),
                                    null,
                                    List.of(
                                            new Promise.Tranche(day, Money.ofYuan("60.00")),
                                            new Promise.Tranche(day.plusMonths(1), Money.ofYuan("40.00"))))))
                    .commitment();
            if (i == 0) {
                committing.end(works.finance, works.id(), commitment, "不再下达");
            }
        }
        var reserved = works.item("10", "50.00");
        committing.reserve(works.clerk, works.id(), commitment, reserved, Money.ofYuan("50.00"));
        var dropped = (Reserving.Reserved)
                committing.reserve(works.clerk, works.id(), commitment, reserved, Money.ofYuan("5.00"));
        committing.drop(works.clerk, works.id(), dropped.reservation(), "钱不够");
        var first = db.sql("select id from fund.tranche where commitment_id = ? and number = 1")
                .param(commitment)
                .query(UUID.class)
                .single();
        committing.arrive(
                works.finance, works.id(), first, Paperwork.of("财建〔2026〕7号"), Money.ofYuan("60.00"), SmallWorks.DAY);
        committing.reserve(works.clerk, works.id(), commitment, reserved, Money.ofYuan("1.00"));
    }

    private void give() {
        var contributing = beans.getBean(Contributing.class);
        UUID last = null;
        for (int i = 0; i < 2; i++) {
            var gift = new Gift(
                    ContributionKind.IN_KIND,
                    "OPERATION",
                    null,
                    "说明",
                    works.small.contractor,
                    false,
                    null,
                    null,
                    Valuation.INVOICE,
                    "F-1",
                    Money.ofYuan("88.00"),
                    SmallWorks.DAY);
            last = ((Giving.Recorded) contributing.record(works.clerk, works.id(), works.small.project, gift))
                    .contribution();
        }
        contributing.reverse(works.clerk, works.id(), last, "记错");
    }

    private void leaveFromBefore() {
        var project = works.broughtAlong("早年就动工的");
        var scan = works.file("fund.earlier_payment");
        var paying = beans.getBean(PayingEarlier.class);
        var carrying = beans.getBean(CarryingOver.class);
        for (int i = 0; i < 3; i++) {
            var opening = ((Carrying.Entered) carrying.enter(
                            works.clerk,
                            works.id(),
                            project,
                            new OpeningBalance(
                                    Source.CITY_MATCH,
                                    "市财政局",
                                    "财建〔2025〕" + i + " 号",
                                    new TreeSet<>(List.of("BASIC")),
                                    Money.ofYuan("500.00"),
                                    SmallWorks.goLive().minusDays(40),
                                    "原会计 何某",
                                    scan)))
                    .opening();
            var payment =
                    ((Recalling.Recalled) paying.enter(works.clerk, works.id(), project, earlier(i, scan))).payment();
            if (i == 1) {
                carrying.confirm(works.leader, works.id(), opening);
                paying.confirm(works.leader, works.id(), payment);
            } else if (i == 2) {
                carrying.withdraw(works.clerk, works.id(), opening, "录错了");
                paying.withdraw(works.clerk, works.id(), payment, "录错了");
            }
        }
        beans.getBean(BringingEarlier.class)
                .enter(works.clerk, works.id(), project, List.of(earlier(10, scan), earlier(11, scan)), List.of(scan));
    }

    private static EarlierPayment earlier(int number, UUID scan) {
        return new EarlierPayment(
                SmallWorks.goLive().minusDays(5),
                "恒信建筑公司",
                Source.DISTRICT_MATCH,
                Money.ofYuan("10.00"),
                "工程进度款",
                "批 " + number,
                "原项目会计 何某",
                scan);
    }

    private String journal(String kind, String hold) {
        return """
                insert into fund.journal (id, kind, hold_id, occurred_on, posted_at, memo, act_id, act_kind)
                values ('%s', '%s', %s, current_date, now(), 'x', '%s', 'fund.lot.received'); """.formatted(NEW, kind, hold, act("fund.lot.received"));
    }

    private static String post(int line, String account, UUID lot, long fen) {
        return """
                insert into fund.posting (journal_id, line, account_id, amount_fen)
                select '%s', %d, id, %d from fund.account where kind = '%s' and lot_id = '%s' limit 1; """.formatted(NEW, line, fen, account, lot);
    }

    private String lotRow(String source, String opening, String kind) {
        return """
                insert into fund.lot (id, code, project_id, source, funder, document_number, received_fen, received_on, recorded_at, recorded_by,
                                      opening_id, act_id, act_kind)
                values ('%s', 'ZJ-2026-9999', '%s', '%s', 'x', 'x', 100, current_date, now(), '%s', %s, '%s', '%s')""".formatted(NEW, works.small.project, source, clerk(), opening, act(kind), kind);
    }

    private String allocationRow(UUID item, UUID lot, String source, String purpose, String matter) {
        return """
                insert into fund.allocation (id, item_id, lot_id, source, purpose, matter_id, matter_verdict, amount_fen, allocated_at, allocated_by, act_id, act_kind)
                values ('%s', '%s', '%s', '%s', '%s', %s, %s, 100, now(), '%s', '%s', 'fund.allocation.made')""".formatted(
                        NEW,
                        item,
                        lot,
                        source,
                        purpose,
                        matter,
                        matter.equals("null") ? "null" : "'PASSED'",
                        clerk(),
                        act("fund.allocation.made"));
    }

    private UUID clerk() {
        return works.clerk.person();
    }

    private UUID act(String kind) {
        return works.small.act(kind);
    }
}
