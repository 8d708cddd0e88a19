package anju.payment.web;

import anju.access.Action;
import anju.money.Money;
import anju.payment.ClearanceKind;
import anju.payment.Review;
import anju.payment.Stages;
import anju.payment.Terms;
import anju.project.Projects;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Site;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the page of a contract's stages. */
@Component
class StageScreens {
    private final JdbcClient db;
    private final PaymentScreens payments;
    private final Projects projects;
    private final Stages stages;

    StageScreens(JdbcClient db, PaymentScreens payments, Projects projects, Stages stages) {
        this.db = db;
        this.payments = payments;
        this.projects = projects;
        this.stages = stages;
    }

    StagesPage page(Site site, UUID contract, Form agree, Form settle, Form ask) {
        return db.sql("""
                select c.number, c.project_id,
                       (select sum(div(l.quantity_milli::numeric * l.price_fen, 1000)) from works.contract_line l where l.contract_id = c.id)::bigint as sum_fen,
                       exists (select from works.acceptance a where a.contract_id = c.id and a.kind = 'COMPLETION' and a.state = 'PASSED') as completed,
                       exists (select from payment.payment p where p.contract_id = c.id and p.state <> 'REJECTED') as paying
                  from works.contract c where c.id = ?""")
                .param(contract)
                .query((row, _) -> {
                    var project = payments.project(site, row.getObject("project_id", UUID.class));
                    var terms = stages.terms(contract);
                    var settlement = settlement(contract);
                    boolean clerk = projects.may(site.viewer(), Action.CHECK_DOCUMENTS, project.id());
                    return new StagesPage(
                            site,
                            project,
                            contract,
                            row.getString("number"),
                            PaymentScreens.money(row, "sum_fen"),
                            terms.orElse(null),
                            settlement,
                            kinds(contract),
                            terms.map(Terms::wages).orElse(0) == 0 ? List.of() : wages(contract),
                            clerk && terms.isEmpty() && !row.getBoolean("paying"),
                            clerk && terms.isPresent() && settlement == null && row.getBoolean("completed"),
                            projects.may(site.viewer(), Action.REQUEST_PAYMENT, project.id()),
                            agree,
                            settle,
                            ask);
                })
                .optional()
                .orElseThrow(NotThere::new);
    }

    /** The acceptance belongs to the contract. */
    boolean isOf(UUID acceptance, UUID contract) {
        return db.sql("select exists (select from works.acceptance where id = ? and contract_id = ?)")
                .params(acceptance, contract)
                .query(Boolean.class)
                .single();
    }

    private @Nullable Review settlement(UUID contract) {
        return db.sql("select * from payment.settlement where contract_id = ?")
                .param(contract)
                .query((row, _) -> new Review(
                        PaymentScreens.money(row, "claimed_fen"),
                        PaymentScreens.money(row, "settled_fen"),
                        row.getString("reviewer"),
                        row.getString("reviewer_firm"),
                        row.getString("report_number"),
                        row.getObject("reviewed_on", LocalDate.class)))
                .optional()
                .orElse(null);
    }

    private List<StagesPage.KindRow> kinds(UUID contract) {
        return Arrays.stream(ClearanceKind.values())
                .map(kind -> db.sql("""
                        select coalesce((select sum(amount_fen) from payment.payment where contract_id = :contract and kind = :kind
                                          and state <> 'REJECTED'), 0)::bigint as paid_fen, q.id, q.code
                          from (select 1) one
                          left join payment.clearance q on q.contract_id = :contract and q.kind = :kind and q.acceptance_id is null
                           and q.state <> 'RETURNED'""")
                        .param("contract", contract)
                        .param("kind", kind.name())
                        .query((row, _) -> new StagesPage.KindRow(
                                kind,
                                PaymentScreens.money(row, "paid_fen"),
                                stages.shut(kind, contract).orElse(null),
                                row.getObject("id", UUID.class),
                                Objects.requireNonNullElse(row.getString("code"), "")))
                        .single())
                .toList();
    }

    private List<StagesPage.WageRow> wages(UUID contract) {
        return db.sql("""
                select a.id, a.code, (select sum(l.value_fen) from works.accepted l where l.acceptance_id = a.id)::bigint as value_fen
                  from works.acceptance a
                 where a.contract_id = ? and a.state = 'PASSED'
                   and not exists (select from payment.clearance q where q.acceptance_id = a.id and q.kind = 'WAGE' and q.state <> 'RETURNED')
                 order by a.occurred_on, a.code""")
                .param(contract)
                .query((row, _) -> new StagesPage.WageRow(
                        row.getObject("id", UUID.class), row.getString("code"), new Money(row.getLong("value_fen"))))
                .list();
    }
}
