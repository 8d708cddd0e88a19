package anju.payment.web;

import anju.fund.Source;
import anju.fund.Sources;
import anju.payment.PaymentRules;
import anju.policy.Policy;
import anju.site.Form;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the application sheet of a payment. */
@Component
class ApplicationScreens {
    private final JdbcClient db;
    private final PaymentScreens payments;
    private final Sources sources;
    private final Policy policy;

    ApplicationScreens(JdbcClient db, PaymentScreens payments, Sources sources, Policy policy) {
        this.db = db;
        this.payments = payments;
        this.sources = sources;
        this.policy = policy;
    }

    ApplicationPage sheet(Site site, UUID id) {
        var payment = payments.payment(
                site, id, Form.empty("payment.approve"), Form.empty("payment.bank"), Form.empty("payment.reject"));
        return new ApplicationPage(site, payment, sources(site, payment), papers(site, payment));
    }

    private List<ApplicationPage.SourceRow> sources(Site site, PaymentPage payment) {
        return db.sql("""
                select l.code, l.source, l.funder, l.document_number, l.project_code, l.subject, i.title, s.amount_fen
                  from payment.source s
                  join fund.allocation_now a on a.id = s.allocation_id
                  join fund.lot l on l.id = a.lot_id
                  join plan.item_now i on i.id = a.item_id
                 where s.payment_id = ? order by s.amount_fen desc, l.code, i.number""")
                .param(payment.id())
                .query((row, _) -> new ApplicationPage.SourceRow(
                        row.getString("code"),
                        sources.name(site, payment.project().id(), Source.valueOf(row.getString("source"))),
                        row.getString("funder"),
                        row.getString("document_number"),
                        row.getString("project_code"),
                        row.getString("subject"),
                        row.getString("title"),
                        PaymentScreens.money(row, "amount_fen")))
                .list();
    }

    private List<ApplicationPage.PaperRow> papers(Site site, PaymentPage payment) {
        var edition = db.sql("select edition_id from works.contract where id = ?")
                .param(payment.contract())
                .query(UUID.class)
                .single();
        var checklist = policy.rules(PaymentRules.class, edition).documents(payment.kind());
        return db.sql("""
                select d.type, d.title, d.number
                  from payment.document d join payment.document_review r on r.document_id = d.id and r.verdict = 'APPROVED'
                 where d.clearance_id = ? order by d.submitted_at, d.id""")
                .param(payment.clearance())
                .query((row, _) -> {
                    var known = checklist.get(row.getString("type"));
                    return new ApplicationPage.PaperRow(
                            known == null
                                    ? row.getString("type")
                                    : known.name().in(site.words().locale()),
                            row.getString("title"),
                            row.getString("number"));
                })
                .list();
    }
}
