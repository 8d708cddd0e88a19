package anju.stewardship.expense;

import anju.city.City;
import anju.city.Locks;
import anju.fund.Source;
import anju.money.Money;
import anju.stewardship.StewardshipAct;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Expenses of running and upkeep in the database. */
@Component
class Expenses {
    private final JdbcClient db;

    Expenses(JdbcClient db) {
        this.db = db;
    }

    /** Everything about one expense, or about what expenses are asked for, waits for its turn. */
    void lock(UUID id) {
        Locks.hold(db, "expense:" + id);
    }

    /** A lot that stands, of an undertaking that covers the compound. */
    Optional<Purse> lot(UUID compound, UUID lot) {
        return db.sql("""
                select l.id, l.source, (select array_agg(p.purpose order by p.purpose) from fund.lot_purpose p where p.lot_id = l.id) as purposes
                  from fund.lot l
                 where l.id = ? and l.state = 'RECEIVED'
                   and exists (select from project.place p where p.project_id = l.project_id and p.compound_id = ?)""")
                .params(lot, compound)
                .query((row, _) -> new Purse(
                        row.getObject("id", UUID.class), Source.valueOf(row.getString("source")), List.of((String[])
                                row.getArray("purposes").getArray())))
                .optional();
    }

    boolean isOrganisation(UUID id) {
        return is("select exists (select from registry.organisation where id = ?)", id);
    }

    /** A repair confirmed whose cost is to come from upkeep money, upkeep done, a service contract or a room: of this compound. */
    boolean isPayable(UUID compound, ExpenseCard.Kind kind, UUID subject) {
        var what = switch (kind) {
            case REPAIR ->
                "select exists (select from stewardship.work_order_now where id = ? and compound_id = ? and state = 'CONFIRMED' and account = 'UPKEEP_MONEY')";
            case UPKEEP -> """
                select exists (select from stewardship.upkeep_task t join stewardship.upkeep_done d on d.task_id = t.id
                                 join stewardship.asset a on a.id = t.asset_id where t.id = ? and a.compound_id = ?)""";
            case SERVICE -> "select exists (select from stewardship.service_contract where id = ? and compound_id = ?)";
            case ROOM -> "select exists (select from stewardship.room where id = ? and compound_id = ?)";
        };
        return is(what, subject, compound);
    }

    Money leftOfRepair(UUID order) {
        return new Money(db.sql("""
                select w.cost_fen - coalesce((select sum(e.amount_fen) from stewardship.expense e
                                               where e.order_id = w.id and e.state in ('HELD', 'APPROVED', 'PAID')), 0)
                  from stewardship.work_order_now w where w.id = ?""").param(order).query(Long.class).single());
    }

    Optional<String> codeOfInvoice(UUID payee, String invoice) {
        return db.sql(
                        "select code from stewardship.expense where payee_id = ? and invoice = ? and state in ('HELD', 'APPROVED', 'PAID')")
                .params(payee, invoice)
                .query(String.class)
                .optional();
    }

    /** What a line of the bank was used up by, works or running. */
    Optional<String> codeOfReference(String reference) {
        return db.sql("""
                select code from payment.bank_line where reference = ?
                union all
                select e.code from stewardship.expense_step s join stewardship.expense e on e.id = s.expense_id where s.bank_reference = ?
                 limit 1""").params(reference, reference).query(String.class).optional();
    }

    Optional<Expense> find(UUID id) {
        return db.sql("""
                select id, code, compound_id, lot_id, purpose, amount_fen, hold_id, state, asked_by, approved_by, approved_on, paid_on
                  from stewardship.expense_now where id = ?""").param(id).query(Expense.class).optional();
    }

    String nextCode() {
        return db.sql("select 'YH-' || ? || '-' || to_char(nextval('stewardship.expense_code'), 'FM0000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    void insert(UUID id, String code, UUID compound, Purse lot, ExpenseCard card, UUID hold, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.expense (id, code, compound_id, lot_id, source, purpose, order_id, task_id, asset_id, contract_id, room_id,
                                                 matter_id, matter_verdict, payee_id, what, invoice, invoice_id, amount_fen, hold_id,
                                                 asked_by, asked_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, (select asset_id from stewardship.upkeep_task where id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, compound, lot.id(), lot.source().name())
                .param(card.kind().purpose())
                .param(of(card, ExpenseCard.Kind.REPAIR))
                .param(of(card, ExpenseCard.Kind.UPKEEP))
                .param(of(card, ExpenseCard.Kind.UPKEEP))
                .param(of(card, ExpenseCard.Kind.SERVICE))
                .param(of(card, ExpenseCard.Kind.ROOM))
                .param(card.matter())
                .param(card.matter() == null ? null : "PASSED")
                .params(card.payee(), card.what(), card.invoice())
                .param(card.invoiceFile())
                .params(
                        card.amount().fen(),
                        hold,
                        by,
                        Timestamp.from(City.current().now()))
                .params(act, StewardshipAct.EXPENSE_ASKED.code())
                .update();
    }

    void step(
            Expense expense,
            ExpenseState to,
            @Nullable String bankReference,
            @Nullable String reason,
            @Nullable UUID journal,
            LocalDate on,
            UUID by,
            UUID act,
            StewardshipAct kind) {
        db.sql("""
                insert into stewardship.expense_step (id, expense_id, hold_id, asked_by, to_state, reason, bank_reference, journal_id,
                                                      by_person, occurred_on, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), expense.id(), expense.holdId(), expense.askedBy(), to.name())
                .param(reason)
                .param(bankReference)
                .param(journal)
                .params(by, Date.valueOf(on), Timestamp.from(City.current().now()), act, kind.code())
                .update();
    }

    private static @Nullable UUID of(ExpenseCard card, ExpenseCard.Kind kind) {
        return card.kind() == kind ? card.subject() : null;
    }

    private boolean is(String sql, Object... values) {
        return db.sql(sql).params(values).query(Boolean.class).single();
    }

    /** A lot as far as spending asks. */
    record Purse(UUID id, Source source, List<String> purposes) {}

    record Expense(
            UUID id,
            String code,
            UUID compoundId,
            UUID lotId,
            String purpose,
            long amountFen,
            UUID holdId,
            ExpenseState state,
            UUID askedBy,
            @Nullable UUID approvedBy,
            @Nullable LocalDate approvedOn,
            @Nullable LocalDate paidOn) {
        Money amount() {
            return new Money(amountFen);
        }
    }
}
