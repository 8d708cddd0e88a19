package anju.stewardship;

import anju.city.City;
import anju.city.Locks;
import anju.money.Money;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The book of public income in the database. */
@Component
class IncomeBook {
    private final JdbcClient db;

    IncomeBook(JdbcClient db) {
        this.db = db;
    }

    /** The lock the database's own guards take, so that entries and publications of a compound queue. */
    void lock(UUID compound) {
        Locks.hold(db, "income:" + compound);
    }

    Money balance(UUID compound) {
        return new Money(db.sql("""
                select coalesce(sum(case direction when 'RECEIPT' then signed_fen else -signed_fen end), 0)
                  from stewardship.income_line where compound_id = ?""").param(compound).query(Long.class).single());
    }

    Sums sumsUntil(UUID compound, LocalDate day) {
        return db.sql("""
                select coalesce(sum(case direction when 'RECEIPT' then signed_fen when 'EXPENSE' then -signed_fen end), 0) as net_fen,
                       coalesce(sum(signed_fen) filter (where direction = 'TO_FUND'), 0) as fund_fen
                  from stewardship.income_line where compound_id = ? and occurred_on <= ?""")
                .params(compound, Date.valueOf(day))
                .query((row, _) -> new Sums(new Money(row.getLong("net_fen")), new Money(row.getLong("fund_fen"))))
                .single();
    }

    boolean isParcelOf(UUID compound, UUID parcel) {
        return db.sql("select exists (select from stewardship.parcel where id = ? and compound_id = ?)")
                .params(parcel, compound)
                .query(Boolean.class)
                .single();
    }

    Optional<String> ofLot(UUID lot) {
        return db.sql("select code from stewardship.income_entry where lot_id = ?")
                .param(lot)
                .query(String.class)
                .optional();
    }

    String nextCode() {
        return db.sql("select 'SY-' || ? || '-' || to_char(nextval('stewardship.income_code'), 'FM0000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    Optional<Closed> lastPublished(UUID compound) {
        return db.sql("""
                select year, quarter, closing_fen from stewardship.income_statement
                 where compound_id = ? order by year desc, quarter desc limit 1""")
                .param(compound)
                .query((row, _) ->
                        new Closed(row.getInt("year"), row.getInt("quarter"), new Money(row.getLong("closing_fen"))))
                .optional();
    }

    Optional<UUID> statement(UUID compound, Quarter quarter) {
        return db.sql("select id from stewardship.income_statement where compound_id = ? and year = ? and quarter = ?")
                .params(compound, quarter.year(), quarter.quarter())
                .query(UUID.class)
                .optional();
    }

    Optional<String> repairPaid(UUID entry) {
        return db.sql("select code from stewardship.work_order_now where entry_id = ? order by code limit 1")
                .param(entry)
                .query(String.class)
                .optional();
    }

    /** The day of the first line that no published quarter holds. */
    Optional<LocalDate> firstOpenDay(UUID compound) {
        return db.sql("""
                select min(l.occurred_on) from stewardship.income_line l
                 where l.compound_id = ? and not exists (select from stewardship.income_statement_line s where s.line_id = l.id)""").param(compound).query(LocalDate.class).optional();
    }

    List<Statement.Line> lines(UUID compound, Quarter quarter) {
        return db.sql("""
                select l.id, e.code || case when l.reversal then '-R' else '' end as code, l.direction, l.signed_fen,
                       l.occurred_on::text as occurred_on, l.recorded_by
                  from stewardship.income_line l join stewardship.income_entry e on e.id = l.entry_id
                 where l.compound_id = ? and l.occurred_on between ? and ?
                 order by l.occurred_on, e.code, l.reversal""")
                .params(compound, Date.valueOf(quarter.firstDay()), Date.valueOf(quarter.lastDay()))
                .query(Statement.Line.class)
                .list();
    }

    Optional<Entry> entry(UUID id) {
        return db.sql("""
                select e.compound_id, e.direction, e.amount_fen,
                       exists (select from stewardship.income_reversal r where r.entry_id = e.id) as reversed
                  from stewardship.income_entry e where e.id = ?""")
                .param(id)
                .query((row, _) -> new Entry(
                        row.getObject("compound_id", UUID.class),
                        row.getString("direction"),
                        new Money(row.getLong("amount_fen")),
                        row.getBoolean("reversed")))
                .optional();
    }

    void insert(
            UUID id,
            String code,
            UUID compound,
            String direction,
            EntryCard card,
            @Nullable UUID lot,
            UUID by,
            StewardshipAct deed,
            UUID act) {
        db.sql("""
                insert into stewardship.income_entry (id, code, compound_id, direction, kind, occurred_on, period_from_on, period_until_on,
                                                      amount_fen, counterparty, paper, note, voucher_id, parcel_id, lot_id, matter_id, matter_verdict,
                                                      recorded_by, recorded_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, compound, direction, card.kind(), Date.valueOf(card.on()))
                .params(Date.valueOf(card.periodFrom()), Date.valueOf(card.periodUntil()))
                .params(card.amount().fen(), card.counterparty(), card.paper(), card.note())
                .param(card.voucher())
                .param(card.parcel())
                .param(lot)
                .param(card.matter())
                .param(card.matter() == null ? null : "PASSED")
                .params(by, Timestamp.from(City.current().now()), act, deed.code())
                .update();
    }

    void reverse(UUID entry, UUID compound, LocalDate on, String reason, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.income_reversal (id, entry_id, compound_id, occurred_on, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), entry, compound, Date.valueOf(on), reason, by)
                .params(Timestamp.from(City.current().now()), act, StewardshipAct.INCOME_REVERSED.code())
                .update();
    }

    void insert(Statement statement, UUID compound, UUID edition, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.income_statement (id, compound_id, year, quarter, opening_fen, receipts_fen, expenses_fen, to_fund_fen,
                                                          closing_fen, fund_due_fen, fund_paid_fen, share_numerator, share_denominator, lines,
                                                          digest, edition_id, published_by, published_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(statement.id(), compound)
                .params(statement.quarter().year(), statement.quarter().quarter())
                .params(statement.opening().fen(), statement.receipts().fen())
                .params(statement.expenses().fen(), statement.toFund().fen())
                .params(statement.closing().fen(), statement.fundDue().fen())
                .params(statement.fundPaid().fen(), statement.share().numerator())
                .params(statement.share().denominator(), statement.lines().size())
                .params(HexFormat.of().parseHex(statement.digestHex()), edition, by)
                .params(Timestamp.from(City.current().now()), act, StewardshipAct.INCOME_PUBLISHED.code())
                .update();
        for (var line : statement.lines()) {
            db.sql(
                            "insert into stewardship.income_statement_line (statement_id, line_id, direction, signed_fen) values (?, ?, ?, ?)")
                    .params(statement.id(), line.id(), line.direction(), line.signedFen())
                    .update();
        }
    }

    record Sums(Money net, Money toFund) {}

    record Closed(int year, int quarterOfYear, Money closing) {
        Quarter quarter() {
            return new Quarter(year, quarterOfYear);
        }
    }

    record Entry(UUID compoundId, String direction, Money amount, boolean reversed) {}
}
