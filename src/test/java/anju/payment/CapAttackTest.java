package anju.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.city.Cities;
import anju.city.City;
import anju.fund.Source;
import anju.money.Money;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.works.AcceptanceKind;
import anju.works.Accepting;
import anju.works.Measured;
import anju.works.Measuring;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One fen more than its cap, of every kind of payment, by the application's own account and plain SQL: refused. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CapAttackTest {
    private static final Terms TERMS =
            new Terms(20, 15, 85, 3, 24, new Terms.WageAccount("工资专户", "农商行", "6222000011112222"));

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clearing clearing;

    @Autowired
    Stages stages;

    @Autowired
    Accepting accepting;

    @Autowired
    Cities cities;

    SmallWorks works;
    UUID lot;
    int number;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        lot = works.lot(Source.CENTRAL_SUBSIDY, "9000000.00", "BASIC");
    }

    @Test
    void no_kind_pays_a_fen_beyond_its_cap() {
        var contract = contract();
        stages.agree(works.clerk, works.id(), contract, TERMS);
        capped(cleared(stage(ClearanceKind.ADVANCE, contract)), 2_000_000);
        var half = works.accepted(contract, measured(contract, 50_000));
        capped(works.cleared(half), 2_400_000);
        capped(cleared(requested(clearing.request(works.builder, works.id(), ClearanceKind.WAGE, half))), 600_000);
        var rest = completed(contract, 50_000);
        capped(cleared(stage(ClearanceKind.COMPLETION, contract)), 2_900_000);
        capped(cleared(requested(clearing.request(works.builder, works.id(), ClearanceKind.WAGE, rest))), 600_000);
        var review = new Review(
                Money.ofYuan("99000.00"),
                Money.ofYuan("98000.00"),
                "周明",
                "正信造价",
                "JS-7",
                City.current().today());
        assertThat(stages.settle(works.clerk, works.id(), contract, review)).isInstanceOf(Settling.Settled.class);
        capped(cleared(stage(ClearanceKind.SETTLEMENT, contract)), 1_006_000);
        var then = City.current().today().plusMonths(24).atTime(4, 0).toInstant(ZoneOffset.UTC);
        var now = Instant.now();
        cities.setClock(City.current(), then);
        try {
            capped(cleared(stage(ClearanceKind.RETENTION, contract)), 294_000);
        } finally {
            cities.setClock(City.current(), now);
        }
    }

    @Test
    void terms_and_settlement_beyond_the_law_or_the_contract_are_refused() {
        var contract = contract();
        refused("advance_percent_check", () -> terms(contract, 31, 3, 24, 10_000_000));
        refused("retention_percent_check", () -> terms(contract, 0, 4, 24, 10_000_000));
        refused("defect_months_check", () -> terms(contract, 0, 3, 25, 10_000_000));
        refused("name its sum", () -> terms(contract, 0, 3, 24, 10_000_001));
        stages.agree(works.clerk, works.id(), contract, TERMS);
        refused("does not fit", () -> settlement(contract, 9_000_000));
        completed(contract, 100_000);
        refused("does not fit", () -> settlement(contract, 10_000_001));
    }

    @Test
    void the_retention_does_not_leave_before_its_time_even_with_a_clearance() {
        var contract = contract();
        stages.agree(works.clerk, works.id(), contract, new Terms(0, 0, 85, 3, 24, null));
        completed(contract, 100_000);
        refused("is not at its stage", () -> {
            var clearance = works.id();
            var act = works.small.act("payment.clearance.requested");
            db.sql("""
                    insert into payment.clearance (id, code, kind, contract_id, requested_by, requested_at, act_id, act_kind)
                    values (?, 'QS-2026-99999', 'RETENTION', ?, ?, now(), ?, 'payment.clearance.requested')""").params(clearance, contract, works.builder.person(), act).update();
            db.sql("""
                    insert into payment.settlement (contract_id, claimed_fen, settled_fen, reviewer, reviewer_firm, report_number, reviewed_on,
                                                    recorded_by, recorded_at, act_id, act_kind)
                    values (?, 9900000, 9800000, 'x', 'x', 'x', current_date, ?, now(), ?, 'payment.settlement.reviewed')""")
                    .params(contract, works.clerk.person(), works.small.act("payment.settlement.reviewed"))
                    .update();
            db.sql("insert into payment.required_document (clearance_id, type) values (?, 'RELEASE_APPLICATION')")
                    .param(clearance)
                    .update();
            duty(clearance, "REQUESTER", works.builder.person());
            duty(clearance, "QUANTITY_CONFIRMER", works.engineer.person());
            duty(clearance, "DOCUMENT_CHECKER", works.checker.person());
            var document = works.id();
            db.sql("""
                    insert into payment.document (id, clearance_id, type, title, number, submitted_by, submitted_at, act_id, act_kind)
                    values (?, ?, 'RELEASE_APPLICATION', 'x', '1', ?, now(), ?, 'payment.document.submitted')""")
                    .params(document, clearance, works.builder.person(), works.small.act("payment.document.submitted"))
                    .update();
            db.sql("""
                    insert into payment.document_review (document_id, clearance_id, verdict, by_person, at, act_id, act_kind)
                    values (?, ?, 'APPROVED', ?, now(), ?, 'payment.document.reviewed')""")
                    .params(document, clearance, works.checker.person(), works.small.act("payment.document.reviewed"))
                    .update();
            db.sql("""
                    insert into payment.clearance_step (id, clearance_id, to_state, at, act_id, act_kind)
                    values (?, ?, 'CLEARED', now(), ?, 'payment.clearance.cleared')""")
                    .params(works.id(), clearance, works.small.act("payment.clearance.cleared"))
                    .update();
            pay(clearance, reckoned(clearance), 0);
        });
    }

    /** A fen more is refused, whichever figure it hides in; what the books say is paid. */
    private void capped(UUID clearance, long cap) {
        var reckoned = reckoned(clearance);
        assertThat(amount(reckoned)).isEqualTo(cap);
        refused("payment_check", () -> pay(clearance, reckoned, 1));
        for (var figure : List.of("base_fen", "earlier_paid_fen", "recovered_fen", "wage_fen", "retained_fen")) {
            var forged = new HashMap<>(reckoned);
            // The base is multiplied by the ratio; a hundred fen more give at least one fen more of the amount.
            forged.merge(figure, figure.equals("base_fen") ? 1_000L : -1L, Long::sum);
            assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> pay(clearance, forged, 0)))
                    .as(figure)
                    .rootCause()
                    .hasMessageMatching("(?s).*(is not reckoned|payment_check|" + figure + "_check).*");
        }
        var payment = works.held(clearance);
        assertThat(db.sql("select amount_fen from payment.payment where id = ?")
                        .param(payment)
                        .query(Long.class)
                        .single())
                .isEqualTo(cap);
        works.paid(payment);
    }

    private Map<String, Long> reckoned(UUID clearance) {
        var figures = new HashMap<String, Long>();
        db.sql("select * from payment.reckoned(?, ?)")
                .params(clearance, works.id())
                .query(row -> {
                    for (var figure : List.of(
                            "base_fen",
                            "ratio_numerator",
                            "ratio_denominator",
                            "recovered_fen",
                            "wage_fen",
                            "retained_fen",
                            "earlier_value_fen",
                            "value_fen",
                            "earlier_paid_fen")) {
                        figures.put(figure, row.getLong(figure));
                    }
                });
        return figures;
    }

    private static long amount(Map<String, Long> f) {
        return f.get("base_fen") * f.get("ratio_numerator") / f.get("ratio_denominator")
                - f.get("recovered_fen")
                - f.get("wage_fen")
                - f.get("retained_fen")
                - f.get("earlier_paid_fen");
    }

    /** The row, its lines, its hold and its sources, as somebody would write them by hand. */
    private void pay(UUID clearance, Map<String, Long> f, long more) {
        var id = works.id();
        var journal = works.id();
        long amount = amount(f) + more;
        var contract = db.sql("select contract_id from payment.clearance where id = ?")
                .param(clearance)
                .query(UUID.class)
                .single();
        var allocation = db.sql(
                        "select f.allocation_id from works.contract_line l join works.contract_line_allocation f on f.contract_line_id = l.id where l.contract_id = ?")
                .param(contract)
                .query(UUID.class)
                .single();
        db.sql("""
                insert into fund.journal (id, kind, occurred_on, posted_at, memo, act_id, act_kind)
                values (?, 'HOLD', current_date, now(), 'attack', ?, 'fund.lot.received')""").params(journal, works.small.act("fund.lot.received")).update();
        db.sql("""
                insert into payment.payment (id, code, clearance_id, kind, contract_id, acceptance_id, hold_id, base_fen, recovered_fen, wage_fen,
                                             retained_fen, value_fen, earlier_value_fen, earlier_paid_fen, ratio_numerator, ratio_denominator,
                                             amount_fen, requested_by, requested_at, act_id, act_kind)
                select ?, 'FK-2026-99999', c.id, c.kind, c.contract_id, c.acceptance_id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'payment.payment.requested'
                  from payment.clearance c where c.id = ?""")
                .params(id, journal)
                .params(f.get("base_fen"), f.get("recovered_fen"), f.get("wage_fen"), f.get("retained_fen"))
                .params(f.get("value_fen"), f.get("earlier_value_fen"), f.get("earlier_paid_fen"))
                .params(f.get("ratio_numerator"), f.get("ratio_denominator"), amount, works.clerk.person())
                .params(Timestamp.from(City.current().now()), works.small.act("payment.payment.requested"), clearance)
                .update();
        db.sql("""
                insert into payment.line (id, payment_id, accepted_line_id, quantity_milli, value_fen)
                select gen_random_uuid(), ?, a.accepted_line_id, a.quantity_milli, a.value_fen
                  from works.accepted a join payment.clearance c on c.acceptance_id = a.acceptance_id where c.id = ? and c.kind = 'PROGRESS'""").params(id, clearance).update();
        db.sql("insert into payment.source (payment_id, allocation_id, amount_fen) values (?, ?, ?)")
                .params(id, allocation, amount)
                .update();
        int line = 1;
        for (var account : List.of("ALLOCATED", "SPENT", "WORKS", "BANK")) {
            long sign = line % 2 == 1 ? 1 : -1;
            db.sql("""
                    insert into fund.posting (journal_id, line, account_id, amount_fen)
                    select ?, ?, id, ? from fund.account where kind = ? and lot_id = ? and (allocation_id is null or allocation_id = ?)""")
                    .params(journal, line++, sign * amount, account, lot, allocation)
                    .update();
        }
    }

    private void duty(UUID on, String duty, UUID person) {
        db.sql(
                        "insert into payment.duty (clearance_id, duty, person_id, at, act_id, act_kind) values (?, ?, ?, now(), ?, 'payment.approval.given')")
                .params(on, duty, person, works.small.act("payment.approval.given"))
                .update();
    }

    private void terms(UUID contract, int advance, int retention, int months, long sum) {
        db.sql("""
                insert into payment.terms (contract_id, contract_fen, advance_percent, wage_percent, completion_percent, retention_percent,
                                           defect_months, agreed_by, agreed_at, act_id, act_kind)
                values (?, ?, ?, 0, 85, ?, ?, ?, now(), ?, 'payment.terms.agreed')""")
                .params(contract, sum, advance, retention, months, works.clerk.person())
                .param(works.small.act("payment.terms.agreed"))
                .update();
    }

    private void settlement(UUID contract, long settled) {
        db.sql("""
                insert into payment.settlement (contract_id, claimed_fen, settled_fen, reviewer, reviewer_firm, report_number, reviewed_on,
                                                recorded_by, recorded_at, act_id, act_kind)
                values (?, 20000000, ?, 'x', 'x', 'x', current_date, ?, now(), ?, 'payment.settlement.reviewed')""")
                .params(contract, settled, works.clerk.person(), works.small.act("payment.settlement.reviewed"))
                .update();
    }

    private UUID contract() {
        var item = works.item("100", "1000.00");
        works.allocated(lot, item, "100000.00");
        return works.contract(works.terms("CA-" + ++number, 80, works.line(item, "1", "100", "1000.00")));
    }

    private Measured measured(UUID contract, long milli) {
        return new Measured(works.lineOf(contract, "1"), null, milli);
    }

    private UUID completed(UUID contract, long milli) {
        var measuring = (Measuring.Opened) accepting.measure(
                works.builder,
                works.id(),
                contract,
                AcceptanceKind.COMPLETION,
                City.current().today(),
                List.of(measured(contract, milli)));
        works.signed(measuring.acceptance());
        return measuring.acceptance();
    }

    private UUID stage(ClearanceKind kind, UUID contract) {
        return requested(clearing.requestStage(works.builder, works.id(), kind, contract));
    }

    private static UUID requested(Requesting requesting) {
        return ((Requesting.Requested) requesting).clearance();
    }

    private UUID cleared(UUID clearance) {
        clearing.confirmQuantity(works.engineer, works.id(), clearance);
        for (var type : works.required(clearance)) {
            clearing.review(works.checker, works.id(), works.submitted(clearance, type), Verdict.APPROVED, "");
        }
        assertThat(clearing.clear(works.checker, works.id(), clearance)).isInstanceOf(Clearance.Cleared.class);
        return clearance;
    }

    private void refused(String because, Runnable attack) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> attack.run()))
                .rootCause()
                .hasMessageContaining(because);
    }
}
