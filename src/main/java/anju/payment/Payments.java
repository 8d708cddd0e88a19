package anju.payment;

import anju.city.City;
import anju.money.Fraction;
import anju.money.Money;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
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

    /** What is payable on an acceptance now. */
    Reckoning reckon(Request request) {
        var lines = db.sql("""
                select accepted_line_id, item_id, quantity_milli, value_fen from works.accepted
                 where acceptance_id = ? order by accepted_line_id""")
                .param(request.acceptanceId())
                .query((row, _) -> new Reckoning.Line(
                        row.getObject("accepted_line_id", UUID.class),
                        row.getObject("item_id", UUID.class),
                        row.getLong("quantity_milli"),
                        new Money(row.getLong("value_fen"))))
                .list();
        return db.sql("""
                select c.progress_numerator, c.progress_denominator,
                       coalesce(sum(p.value_fen), 0) as value_fen, coalesce(sum(p.amount_fen), 0) as amount_fen
                  from works.contract c
                  left join payment.payment p on p.contract_id = c.id and p.state <> 'REJECTED'
                 where c.id = ? group by c.id""")
                .param(request.contractId())
                .query((row, _) -> new Reckoning(
                        new Money(row.getLong("value_fen")),
                        new Money(row.getLong("amount_fen")),
                        new Fraction(row.getLong("progress_numerator"), row.getLong("progress_denominator")),
                        lines))
                .single();
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
            SortedMap<UUID, Money> sources,
            UUID hold,
            UUID by,
            UUID act) {
        db.sql("""
                insert into payment.payment (id, code, clearance_id, contract_id, acceptance_id, hold_id, value_fen,
                                             earlier_value_fen, earlier_paid_fen, ratio_numerator, ratio_denominator,
                                             amount_fen, requested_by, requested_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, request.id(), request.contractId(), request.acceptanceId(), hold)
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
        for (var line : reckoning.lines()) {
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
                insert into payment.payment_step (id, payment_id, hold_id, to_state, reason, bank_reference, journal_id, by_person,
                                                  occurred_on, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        City.current().newId(),
                        payment.id(),
                        payment.holdId(),
                        step.to().name())
                .param(step.reason())
                .param(step.bankReference())
                .param(step.journal())
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
            LocalDate on) {}
}
