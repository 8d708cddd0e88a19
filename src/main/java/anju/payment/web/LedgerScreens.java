package anju.payment.web;

import anju.access.Action;
import anju.money.Fraction;
import anju.money.Quantity;
import anju.money.Unit;
import anju.payment.ClearanceKind;
import anju.payment.ClearanceState;
import anju.payment.PaymentRules;
import anju.payment.PaymentState;
import anju.policy.Policy;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Site;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads both ledgers of a contract: money and work. */
@Component
class LedgerScreens {
    private final JdbcClient db;
    private final Policy policy;
    private final PaymentScreens screens;

    LedgerScreens(JdbcClient db, Policy policy, PaymentScreens screens) {
        this.db = db;
        this.policy = policy;
        this.screens = screens;
    }

    LedgersPage ledgers(Site site, UUID contract, Form announce) {
        return db.sql(
                        "select number, project_id, edition_id, progress_numerator, progress_denominator from works.contract where id = ?")
                .param(contract)
                .query((row, _) -> {
                    var progress = new Fraction(row.getLong("progress_numerator"), row.getLong("progress_denominator"));
                    var rules = policy.rules(PaymentRules.class, row.getObject("edition_id", UUID.class));
                    return new LedgersPage(
                            site,
                            screens.project(site, row.getObject("project_id", UUID.class)),
                            contract,
                            row.getString("number"),
                            progress.percent(),
                            points(rules.warnGap()),
                            rules,
                            sums(contract),
                            ledgerLines(contract, progress),
                            requests(contract),
                            site.viewer().may(Action.DRAFT_NOTICE),
                            announce);
                })
                .optional()
                .orElseThrow(NotThere::new);
    }

    private static int points(Fraction gap) {
        return (int) gap.floorOf(100);
    }

    /** What left for the contract, of every kind; and of its advance what progress has not earned back. */
    private LedgersPage.Sums sums(UUID contract) {
        return db.sql("""
                select coalesce(sum(amount_fen), 0) as paid_fen,
                       coalesce(sum(amount_fen) filter (where kind = 'PROGRESS'), 0) as progress_fen,
                       coalesce((select unearned_fen from payment.unearned where contract_id = :contract), 0) as unearned_fen
                  from payment.payment where contract_id = :contract and state = 'PAID'""")
                .param("contract", contract)
                .query((row, _) -> new LedgersPage.Sums(
                        PaymentScreens.money(row, "paid_fen"),
                        PaymentScreens.money(row, "paid_fen").minus(PaymentScreens.money(row, "progress_fen")),
                        PaymentScreens.money(row, "unearned_fen")))
                .single();
    }

    /** What was paid for a line: its part of each payment by value. */
    private List<LedgersPage.LineRow> ledgerLines(UUID contract, Fraction progress) {
        return db.sql("""
                select c.number, c.title, c.unit, c.quantity_milli, div(c.quantity_milli::numeric * c.price_fen, 1000)::bigint as contracted_fen,
                       coalesce(x.accepted_milli, 0) as accepted_milli, coalesce(x.accepted_fen, 0) as accepted_fen,
                       coalesce((select sum(div(l.value_fen::numeric * p.amount_fen, p.value_fen))
                          from payment.line l join payment.payment p on p.id = l.payment_id and p.state = 'PAID'
                          join works.accepted a on a.accepted_line_id = l.accepted_line_id
                         where a.contract_line_id = c.id), 0)::bigint as paid_fen
                  from works.contract_line c
                  left join (select contract_line_id, sum(quantity_milli) as accepted_milli, sum(value_fen) as accepted_fen
                               from works.accepted where state = 'PASSED' group by contract_line_id) x on x.contract_line_id = c.id
                 where c.contract_id = ? order by length(c.number), c.number""")
                .param(contract)
                .query((row, _) -> new LedgersPage.LineRow(
                        row.getString("number"),
                        row.getString("title"),
                        PaymentScreens.money(row, "contracted_fen"),
                        PaymentScreens.money(row, "paid_fen"),
                        PaymentScreens.money(row, "accepted_fen").times(progress),
                        new Quantity(row.getLong("quantity_milli"), Unit.valueOf(row.getString("unit"))),
                        new Quantity(row.getLong("accepted_milli"), Unit.valueOf(row.getString("unit"))),
                        PaymentScreens.money(row, "accepted_fen")))
                .list();
    }

    private List<LedgersPage.RequestRow> requests(UUID contract) {
        return db.sql("""
                select q.id, q.code, q.kind, q.state, coalesce(a.code, '') as acceptance_code, p.id as payment_id, p.code as payment_code, p.state as payment_state,
                       coalesce(p.amount_fen, 0) as amount_fen
                  from payment.clearance q
                  left join works.acceptance a on a.id = q.acceptance_id
                  left join payment.payment p on p.clearance_id = q.id
                 where q.contract_id = ? order by q.requested_at desc""")
                .param(contract)
                .query((row, _) -> new LedgersPage.RequestRow(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        ClearanceKind.valueOf(row.getString("kind")),
                        ClearanceState.valueOf(row.getString("state")),
                        row.getString("acceptance_code"),
                        row.getObject("payment_id", UUID.class),
                        Objects.requireNonNullElse(row.getString("payment_code"), ""),
                        row.getString("payment_state") == null
                                ? null
                                : PaymentState.valueOf(row.getString("payment_state")),
                        PaymentScreens.money(row, "amount_fen")))
                .list();
    }
}
