package anju.payment;

import anju.city.City;
import anju.money.Fraction;
import anju.money.Money;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments in the database. */
@Component
class Payments {
    private static final String PAYMENT = """
            select p.id, p.code, p.clearance_id, c.project_id, p.hold_id, p.amount_fen, p.state
              from payment.payment p join works.contract c on c.id = p.contract_id
            """;

    private final JdbcClient db;

    Payments(JdbcClient db) {
        this.db = db;
    }

    Optional<Payment> find(UUID id) {
        return one(PAYMENT + "where p.id = ?", id);
    }

    Optional<Payment> byCode(String code) {
        return db.sql("select id from payment.payment where code = ?")
                .param(code)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    Optional<Payment> ofClearance(UUID clearance) {
        return one(PAYMENT + "where p.clearance_id = ?", clearance);
    }

    private Optional<Payment> one(String sql, UUID id) {
        return db.sql(sql)
                .param(id)
                .query((row, _) -> new Payment(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getObject("clearance_id", UUID.class),
                        row.getObject("project_id", UUID.class),
                        row.getObject("hold_id", UUID.class),
                        new Money(row.getLong("amount_fen")),
                        PaymentState.valueOf(row.getString("state"))))
                .optional();
    }

    /** The accepted work a clearance stands on; none where it stands on the contract. */
    List<Reckoning.Line> lines(Request request) {
        return db.sql("""
                select accepted_line_id, item_id, quantity_milli, value_fen from works.accepted
                 where acceptance_id = ? order by accepted_line_id""")
                .param(request.acceptanceId())
                .query((row, _) -> new Reckoning.Line(
                        row.getObject("accepted_line_id", UUID.class),
                        row.getObject("item_id", UUID.class),
                        row.getLong("quantity_milli"),
                        new Money(row.getLong("value_fen"))))
                .list();
    }

    /** By item: the accepted value of a progress payment; otherwise what the contract may still get for it. */
    SortedMap<UUID, Money> weights(Request request, List<Reckoning.Line> lines) {
        var weights = new TreeMap<UUID, Money>();
        lines.forEach(line -> weights.merge(line.item(), line.value(), Money::plus));
        if (weights.isEmpty()) {
            db.sql("""
                    select l.item_id, greatest(0, sum(div(l.quantity_milli::numeric * l.price_fen, 1000)) - coalesce((
                             select sum(s.amount_fen) from payment.source s
                               join payment.payment p on p.id = s.payment_id and p.state <> 'REJECTED'
                               join fund.allocation a on a.id = s.allocation_id
                              where p.contract_id = ? and a.item_id = l.item_id), 0))::bigint as room_fen
                      from works.contract_line l where l.contract_id = ? group by l.item_id""").params(request.contractId(), request.contractId()).query(row -> {
                weights.put(row.getObject("item_id", UUID.class), new Money(row.getLong("room_fen")));
            });
        }
        return weights;
    }

    /** The sum of the payment on this clearance, as it was held. */
    Optional<Reckoning> reckoned(UUID clearance) {
        return db.sql("select * from payment.payment where clearance_id = ?")
                .param(clearance)
                .query((row, _) -> new Reckoning(
                        ClearanceKind.valueOf(row.getString("kind")),
                        new Money(row.getLong("base_fen")),
                        new Fraction(row.getLong("ratio_numerator"), row.getLong("ratio_denominator")),
                        new Money(row.getLong("recovered_fen")),
                        new Money(row.getLong("wage_fen")),
                        new Money(row.getLong("retained_fen")),
                        new Money(row.getLong("value_fen")),
                        new Money(row.getLong("earlier_value_fen")),
                        new Money(row.getLong("earlier_paid_fen"))))
                .optional();
    }

    /** The contract's money as it stands. */
    Books books(UUID contract) {
        var done = new EnumMap<ClearanceKind, Books.Sums>(ClearanceKind.class);
        db.sql("""
                select kind, sum(value_fen) as value_fen, sum(amount_fen) as amount_fen from payment.payment
                 where contract_id = ? and state <> 'REJECTED' group by kind""").param(contract).query(row -> {
            done.put(
                    ClearanceKind.valueOf(row.getString("kind")),
                    new Books.Sums(new Money(row.getLong("value_fen")), new Money(row.getLong("amount_fen"))));
        });
        return db.sql("""
                select c.progress_numerator, c.progress_denominator, t.*, s.settled_fen,
                       (select sum(div(l.quantity_milli::numeric * l.price_fen, 1000)) from works.contract_line l where l.contract_id = c.id) as sum_fen,
                       (select coalesce(sum(a.value_fen), 0) from works.accepted a where a.contract_id = c.id and a.state = 'PASSED') as accepted_fen,
                       (select max(a.occurred_on) from works.acceptance a where a.contract_id = c.id and a.kind = 'COMPLETION' and a.state = 'PASSED') as completed_on,
                       exists (select from payment.payment p where p.contract_id = c.id and p.kind = 'SETTLEMENT' and p.state = 'PAID') as settlement_paid
                  from works.contract c
                  left join payment.terms t on t.contract_id = c.id
                  left join payment.settlement s on s.contract_id = c.id
                 where c.id = ?""")
                .param(contract)
                .query((row, _) -> new Books(
                        new Money(row.getLong("sum_fen")),
                        new Fraction(row.getLong("progress_numerator"), row.getLong("progress_denominator")),
                        row.getObject("contract_id") == null ? null : terms(row),
                        new Money(row.getLong("accepted_fen")),
                        row.getObject("completed_on", LocalDate.class),
                        row.getObject("settled_fen") == null ? null : new Money(row.getLong("settled_fen")),
                        row.getBoolean("settlement_paid"),
                        done))
                .single();
    }

    /** Every contract of this undertaking of which work was accepted has its settled price, and there is one. */
    boolean isSettled(UUID project) {
        return db.sql("""
                select coalesce(bool_and(exists (select from payment.settlement s where s.contract_id = c.id)), false)
                  from works.contract c
                 where c.project_id = ?
                   and exists (select from works.acceptance a where a.contract_id = c.id and a.state = 'PASSED')""").param(project).query(Boolean.class).single();
    }

    void agree(UUID contract, Money sum, Terms terms, UUID by, UUID act) {
        var account = terms.account();
        db.sql("""
                insert into payment.terms (contract_id, contract_fen, advance_percent, wage_percent, completion_percent, retention_percent,
                                           defect_months, wage_holder, wage_bank, wage_account, agreed_by, agreed_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(contract, sum.fen(), terms.advance(), terms.wages(), terms.completion(), terms.retention())
                .params(
                        terms.defectMonths(),
                        account == null ? "" : account.holder(),
                        account == null ? "" : account.bank(),
                        account == null ? "" : account.number())
                .params(by, now(), act, PaymentAct.TERMS_AGREED.code())
                .update();
    }

    void settle(UUID contract, Review review, UUID by, UUID act) {
        db.sql("""
                insert into payment.settlement (contract_id, claimed_fen, settled_fen, reviewer, reviewer_firm, report_number, reviewed_on,
                                                recorded_by, recorded_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(contract, review.claimed().fen(), review.settled().fen(), review.reviewer(), review.firm())
                .params(review.reportNumber(), Date.valueOf(review.reviewedOn()), by, now(), act)
                .param(PaymentAct.SETTLEMENT_REVIEWED.code())
                .update();
    }

    private static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                row.getInt("advance_percent"),
                row.getInt("wage_percent"),
                row.getInt("completion_percent"),
                row.getInt("retention_percent"),
                row.getInt("defect_months"),
                row.getString("wage_account").isEmpty()
                        ? null
                        : new Terms.WageAccount(
                                row.getString("wage_holder"),
                                row.getString("wage_bank"),
                                row.getString("wage_account")));
    }

    /** The allocations the item's lines of this contract were signed against, earliest first. */
    List<Funded> funded(UUID contract, UUID item) {
        return db.sql("""
                select distinct a.id as allocation, a.amount_fen, a.matter_id as matter, a.allocated_at
                  from works.contract_line l
                  join works.contract_line_allocation f on f.contract_line_id = l.id
                  join fund.allocation_now a on a.id = f.allocation_id
                 where l.contract_id = ? and l.item_id = ?
                 order by a.allocated_at, a.id""").params(contract, item).query(Funded.class).list();
    }

    /** A matter that money of this contract stands on and that no longer counts as passed. */
    Optional<UUID> annulled(UUID contract) {
        return db.sql("""
                select a.matter_id
                  from works.contract_line l
                  join works.contract_line_allocation f on f.contract_line_id = l.id
                  join fund.allocation_now a on a.id = f.allocation_id
                  join vote.matter_now m on m.id = a.matter_id
                 where l.contract_id = ? and m.verdict is distinct from 'PASSED' limit 1""").param(contract).query(UUID.class).optional();
    }

    void insert(
            UUID id,
            String code,
            Request request,
            Reckoning reckoning,
            List<Reckoning.Line> lines,
            SortedMap<UUID, Money> sources,
            UUID hold,
            UUID by,
            UUID act) {
        db.sql("""
                insert into payment.payment (id, code, clearance_id, kind, contract_id, acceptance_id, hold_id, base_fen, recovered_fen,
                                             wage_fen, retained_fen, value_fen, earlier_value_fen, earlier_paid_fen, ratio_numerator,
                                             ratio_denominator, amount_fen, requested_by, requested_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, request.id(), request.kind().name(), request.contractId())
                .param(request.acceptanceId())
                .param(hold)
                .params(
                        reckoning.base().fen(),
                        reckoning.recovered().fen(),
                        reckoning.wage().fen(),
                        reckoning.retained().fen())
                .params(
                        reckoning.value().fen(),
                        reckoning.earlierValue().fen(),
                        reckoning.earlierPaid().fen())
                .params(
                        reckoning.ratio().numerator(),
                        reckoning.ratio().denominator(),
                        reckoning.amount().fen())
                .params(by, now(), act, PaymentAct.PAYMENT_REQUESTED.code())
                .update();
        for (var line : request.kind() == ClearanceKind.PROGRESS ? lines : List.<Reckoning.Line>of()) {
            db.sql(
                            "insert into payment.line (id, payment_id, accepted_line_id, quantity_milli, value_fen) values (?, ?, ?, ?, ?)")
                    .params(City.current().newId(), id, line.acceptedLine(), line.quantityMilli())
                    .param(line.value().fen())
                    .update();
        }
        sources.forEach((allocation, amount) -> db.sql(
                        "insert into payment.source (payment_id, allocation_id, amount_fen) values (?, ?, ?)")
                .params(id, allocation, amount.fen())
                .update());
    }

    Optional<String> codeOfReference(String bankReference) {
        return db.sql("""
                select p.code from payment.payment_step s join payment.payment p on p.id = s.payment_id
                 where s.bank_reference = ?""").param(bankReference).query(String.class).optional();
    }

    LocalDate approvedOn(UUID payment) {
        return db.sql("select occurred_on from payment.payment_step where payment_id = ? and to_state = 'APPROVED'")
                .param(payment)
                .query(LocalDate.class)
                .single();
    }

    void step(Payment payment, Step step, UUID by, UUID act, PaymentAct kind) {
        db.sql("""
                insert into payment.payment_step (id, payment_id, hold_id, to_state, reason, bank_reference, journal_id,
                                                  statement_id, statement_row, by_person, occurred_on, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        City.current().newId(),
                        payment.id(),
                        payment.holdId(),
                        step.to().name())
                .param(step.reason())
                .param(step.bankReference())
                .param(step.journal())
                .param(step.from() == null ? null : step.from().statement())
                .param(step.from() == null ? null : step.from().row())
                .params(by, Date.valueOf(step.on()), now(), act, kind.code())
                .update();
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }

    record Funded(UUID allocation, long amountFen, @Nullable UUID matter) {}

    record Step(
            PaymentState to,
            @Nullable String reason,
            @Nullable String bankReference,
            @Nullable UUID journal,
            LocalDate on,
            @Nullable OfStatement from) {}

    /** The line of a statement by which a payment was confirmed. */
    record OfStatement(UUID statement, int row) {}
}
