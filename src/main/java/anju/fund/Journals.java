package anju.fund;

import anju.city.City;
import anju.city.Locks;
import anju.evidence.ActKind;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts, journals and postings in the database. */
@Component
class Journals {
    enum Kind {
        OPENING,
        POST,
        HOLD,
        POST_HOLD,
        VOID_HOLD
    }

    private final JdbcClient db;

    Journals(JdbcClient db) {
        this.db = db;
    }

    /** Everything about these lots waits for its turn, in one order, so that nobody waits in a circle. */
    void lockLots(Collection<UUID> lots) {
        for (var lot : lots.stream().distinct().sorted().toList()) {
            Locks.hold(db, "lot:" + lot);
        }
    }

    List<UUID> lotsOf(Collection<UUID> allocations) {
        return db.sql("select distinct lot_id from fund.allocation where id in (:ids)")
                .param("ids", allocations)
                .query(UUID.class)
                .list();
    }

    UUID open(Account account) {
        var id = City.current().newId();
        db.sql("insert into fund.account (id, kind, code, lot_id, allocation_id, purpose) values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(account.kind().name())
                .param(account.code())
                .param(account.lot())
                .param(account.allocation())
                .param(account.purpose())
                .update();
        return id;
    }

    UUID account(Account.Kind kind, UUID lot) {
        return db.sql("select id from fund.account where kind = ? and lot_id = ? and allocation_id is null")
                .params(kind.name(), lot)
                .query(UUID.class)
                .single();
    }

    UUID accountOfPurpose(Account.Kind kind, UUID lot, String purpose) {
        return db.sql("select id from fund.account where kind = ? and lot_id = ? and purpose = ?")
                .params(kind.name(), lot, purpose)
                .query(UUID.class)
                .single();
    }

    UUID accountOfAllocation(Account.Kind kind, UUID allocation) {
        return db.sql("select id from fund.account where kind = ? and allocation_id = ?")
                .params(kind.name(), allocation)
                .query(UUID.class)
                .single();
    }

    /** What a credit account still holds, reservations taken off. */
    long left(UUID account) {
        return db.sql("select credit_fen - debit_fen - held_debit_fen from fund.balance where account_id = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    List<Posting> postings(UUID journal) {
        return db.sql(
                        "select account_id as account, amount_fen as fen from fund.posting where journal_id = ? order by line")
                .param(journal)
                .query(Posting.class)
                .list();
    }

    UUID write(
            Kind kind,
            @Nullable UUID hold,
            LocalDate on,
            String memo,
            UUID act,
            ActKind actKind,
            List<Posting> postings) {
        var journal = City.current().newId();
        db.sql("""
                insert into fund.journal (id, kind, hold_id, occurred_on, posted_at, memo, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(journal)
                .param(kind.name())
                .param(hold)
                .param(Date.valueOf(on))
                .param(Timestamp.from(City.current().now()))
                .param(memo)
                .param(act)
                .param(actKind.code())
                .update();
        var rows = new ArrayList<Object>();
        for (int i = 0; i < postings.size(); i++) {
            rows.addAll(List.of(
                    journal, i + 1, postings.get(i).account(), postings.get(i).fen()));
        }
        db.sql("insert into fund.posting (journal_id, line, account_id, amount_fen) values "
                        + String.join(", ", java.util.Collections.nCopies(postings.size(), "(?, ?, ?, ?)")))
                .params(rows)
                .update();
        return journal;
    }
}
