package anju.fund.web;

import anju.access.Action;
import anju.fund.Source;
import anju.fund.Sources;
import anju.fund.web.CommitmentPages.Movement;
import anju.fund.web.CommitmentPages.Statement;
import anju.money.Money;
import anju.site.Column;
import anju.site.Form;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the statement of a lot. */
@Component
class LotScreens {
    static final Listing<Movement> MOVEMENTS = Listing.of(
            "fund.statement",
            "on",
            Column.text("on", Movement::on),
            Column.text("what", Movement::what),
            Column.text("item", Movement::item),
            Column.figure("in", Movement::in),
            Column.figure("out", Movement::out),
            Column.figure("bank", Movement::bank),
            Column.figure("available", Movement::available),
            Column.figure("held", Movement::held));

    private final JdbcClient db;
    private final FundsScreens funds;
    private final Sources sources;

    LotScreens(JdbcClient db, FundsScreens funds, Sources sources) {
        this.db = db;
        this.funds = funds;
        this.sources = sources;
    }

    Statement statement(Site site, UUID id, Form reverse) {
        var project = db.sql("select project_id from fund.lot where id = ?")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotThere::new);
        var seen = funds.project(site, project);
        return db.sql("select code, source, funder, document_number, state from fund.lot where id = ?")
                .param(id)
                .query((row, _) -> {
                    boolean may = row.getString("state").equals("RECEIVED")
                            && site.viewer().may(Action.RECEIVE_LOT);
                    return new Statement(
                            site,
                            seen,
                            id,
                            row.getString("code"),
                            sources.name(site, project, Source.valueOf(row.getString("source"))),
                            row.getString("funder"),
                            row.getString("document_number"),
                            row.getString("state").equals("REVERSED"),
                            movements(site, id),
                            may ? reverse : null,
                            may ? Form.empty(reverse.key()) : reverse);
                })
                .single();
    }

    /** Journals as they were posted; the sums after each are those of the ledger's own accounts. */
    private List<Movement> movements(Site site, UUID lot) {
        return db.sql("""
                with moved as (
                  select j.id, j.occurred_on, j.posted_at,
                         case when j.kind = 'OPENING' then 'OPENING' when j.kind = 'HOLD' then 'HELD' when j.kind = 'POST_HOLD' then 'PAID' when j.kind = 'VOID_HOLD' then 'FREED'
                              when j.act_kind = 'fund.lot.received' then 'RECEIVED' when j.act_kind = 'fund.lot.reversed' then 'REVERSED'
                              when j.act_kind = 'fund.allocation.released' then 'RELEASED' when bool_or(a.kind = 'USED') then 'GIVEN_BACK'
                              else 'SET_ASIDE' end as what,
                         coalesce(sum(p.amount_fen) filter (where a.kind = 'BANK' and j.kind in ('OPENING', 'POST', 'POST_HOLD')), 0) as bank,
                         coalesce(sum(case j.kind when 'VOID_HOLD' then p.amount_fen else -p.amount_fen end)
                                    filter (where a.kind = 'AVAILABLE' and j.kind <> 'POST_HOLD'), 0) as available,
                         coalesce(sum(case j.kind when 'HOLD' then p.amount_fen else -p.amount_fen end)
                                    filter (where a.kind in ('ALLOCATED', 'AVAILABLE') and j.kind not in ('OPENING', 'POST')), 0) as held,
                         string_agg(distinct i.number || '. ' || i.title, ' ') as item
                    from fund.journal j
                    join fund.posting p on p.journal_id = j.id
                    join fund.account a on a.id = p.account_id
                    left join fund.allocation x on x.id = a.allocation_id
                    left join plan.item_now i on i.id = x.item_id
                   where a.lot_id = ?
                   group by j.id, j.occurred_on, j.posted_at, j.kind, j.act_kind)
                select occurred_on, what, coalesce(item, '') as item, bank as moved,
                       sum(bank) over w as bank, sum(available) over w as available, sum(held) over w as held
                  from moved window w as (order by posted_at, id) order by posted_at, id""")
                .param(lot)
                .query((row, _) -> new Movement(
                        row.getObject("occurred_on", LocalDate.class),
                        site.text("fund.statement." + row.getString("what")),
                        row.getString("item"),
                        above(row.getLong("moved")),
                        above(-row.getLong("moved")),
                        new Money(row.getLong("bank")),
                        new Money(row.getLong("available")),
                        new Money(row.getLong("held"))))
                .list();
    }

    private static @Nullable Money above(long fen) {
        return fen > 0 ? new Money(fen) : null;
    }
}
