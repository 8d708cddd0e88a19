package anju.payment.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.fund.Source;
import anju.fund.Sources;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.payment.ClearanceKind;
import anju.payment.ClearanceState;
import anju.payment.Duty;
import anju.payment.Paying;
import anju.payment.PaymentRules;
import anju.payment.PaymentState;
import anju.payment.Verdict;
import anju.policy.Policy;
import anju.project.Project;
import anju.project.Projects;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.works.AcceptanceState;
import anju.works.Firms;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of clearances and payments. */
@Component
class PaymentScreens {
    private final JdbcClient db;
    private final Firms firms;
    private final Projects projects;
    private final Policy policy;
    private final People people;
    private final Sources sources;
    private final Paying paying;

    PaymentScreens(
            JdbcClient db,
            Firms firms,
            Projects projects,
            Policy policy,
            People people,
            Sources sources,
            Paying paying) {
        this.db = db;
        this.firms = firms;
        this.projects = projects;
        this.policy = policy;
        this.people = people;
        this.sources = sources;
        this.paying = paying;
    }

    Project project(Site site, UUID id) {
        var project = projects.byId(id).orElseThrow(NotThere::new);
        projects.require(site.viewer(), Action.SEE_BOOKS, id);
        return project;
    }

    /** The clearance that stands on an acceptance, if any. */
    Optional<UUID> standing(UUID acceptance) {
        return db.sql(
                        "select id from payment.clearance where acceptance_id = ? and kind = 'PROGRESS' and state <> 'RETURNED'")
                .param(acceptance)
                .query(UUID.class)
                .optional();
    }

    RequestPage request(Site site, UUID acceptance, Form form) {
        return db.sql("""
                select a.code, a.state, c.project_id, c.edition_id,
                       (select sum(l.value_fen) from works.accepted l where l.acceptance_id = a.id) as value_fen
                  from works.acceptance a join works.contract c on c.id = a.contract_id where a.id = ?""")
                .param(acceptance)
                .query((row, _) -> new RequestPage(
                        site,
                        project(site, row.getObject("project_id", UUID.class)),
                        acceptance,
                        row.getString("code"),
                        AcceptanceState.valueOf(row.getString("state")),
                        money(row, "value_fen"),
                        checklist(row.getObject("edition_id", UUID.class), ClearanceKind.PROGRESS).entrySet().stream()
                                .filter(entry -> entry.getValue().required())
                                .map(entry ->
                                        entry.getValue().name().in(site.words().locale()))
                                .toList(),
                        site.viewer().may(Action.REQUEST_PAYMENT),
                        form))
                .optional()
                .orElseThrow(NotThere::new);
    }

    ClearancePage clearance(Site site, UUID id, ClearanceForms forms) {
        return db.sql("""
                select q.id, q.code, q.kind, q.state, q.contract_id, q.acceptance_id, c.number, c.project_id, c.edition_id,
                       a.code as acceptance_code, a.occurred_on,
                       coalesce((select s.reason from payment.clearance_step s where s.clearance_id = q.id and s.to_state = 'RETURNED'), '') as reason,
                       p.id as payment_id, p.code as payment_code
                  from payment.clearance q
                  join works.contract c on c.id = q.contract_id
                  left join works.acceptance a on a.id = q.acceptance_id
                  left join payment.payment p on p.clearance_id = q.id
                 where q.id = ?""")
                .param(id)
                .query((row, _) -> clearance(site, row, forms))
                .optional()
                .orElseThrow(NotThere::new);
    }

    private ClearancePage clearance(Site site, ResultSet row, ClearanceForms forms) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var project = project(site, row.getObject("project_id", UUID.class));
        var edition = row.getObject("edition_id", UUID.class);
        var state = ClearanceState.valueOf(row.getString("state"));
        var payment = row.getObject("payment_id", UUID.class);
        var kind = ClearanceKind.valueOf(row.getString("kind"));
        return new ClearancePage(
                site,
                project,
                id,
                row.getString("code"),
                kind,
                state,
                row.getString("reason"),
                row.getObject("contract_id", UUID.class),
                row.getString("number"),
                row.getObject("acceptance_id", UUID.class),
                Objects.requireNonNullElse(row.getString("acceptance_code"), ""),
                row.getObject("occurred_on", LocalDate.class),
                paying.reckoned(id),
                papers(site, id, edition, kind),
                duties(id),
                payment,
                payment == null ? "" : row.getString("payment_code"),
                may(site, row.getObject("contract_id", UUID.class), state, payment),
                checklist(edition, kind).entrySet().stream()
                        .map(entry -> new Option(
                                entry.getKey(),
                                entry.getValue().name().in(site.words().locale())))
                        .toList(),
                forms.document(),
                forms.review(),
                forms.giveBack(),
                forms.gate());
    }

    private ClearancePage.May may(Site site, UUID contract, ClearanceState state, @Nullable UUID payment) {
        boolean open = state == ClearanceState.OPEN;
        return new ClearancePage.May(
                open && firms.may(site.viewer(), Action.REQUEST_PAYMENT, contract),
                open && firms.may(site.viewer(), Action.CONFIRM_QUANTITY, contract),
                open && firms.may(site.viewer(), Action.CHECK_DOCUMENTS, contract),
                state == ClearanceState.CLEARED
                        && payment == null
                        && firms.may(site.viewer(), Action.REQUEST_PAYMENT, contract));
    }

    private List<ClearancePage.PaperRow> papers(Site site, UUID clearance, UUID edition, ClearanceKind kind) {
        var required = db.sql("select type from payment.required_document where clearance_id = ?")
                .param(clearance)
                .query(String.class)
                .list();
        return checklist(edition, kind).entrySet().stream()
                .map(entry -> new ClearancePage.PaperRow(
                        entry.getKey(),
                        entry.getValue().name().in(site.words().locale()),
                        required.contains(entry.getKey()),
                        handed(clearance, entry.getKey())))
                .toList();
    }

    private List<ClearancePage.Handed> handed(UUID clearance, String type) {
        return db.sql("""
                select d.id, d.title, d.number, d.attachment_id, d.submitted_at, r.verdict, coalesce(r.remark, '') as remark
                  from payment.document d left join payment.document_review r on r.document_id = d.id
                 where d.clearance_id = ? and d.type = ? order by d.submitted_at desc, d.id desc""")
                .params(clearance, type)
                .query((row, _) -> new ClearancePage.Handed(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("number"),
                        row.getObject("attachment_id", UUID.class),
                        row.getTimestamp("submitted_at").toInstant(),
                        row.getString("verdict") == null ? null : Verdict.valueOf(row.getString("verdict")),
                        row.getString("remark")))
                .list();
    }

    private java.util.Map<String, PaymentRules.DocumentRule> checklist(UUID edition, ClearanceKind kind) {
        return policy.rules(PaymentRules.class, edition).documents(kind);
    }

    List<DutyRow> duties(UUID clearance) {
        var done = new HashMap<Duty, Done>();
        db.sql("select duty, person_id, at from payment.duty where clearance_id = ?")
                .param(clearance)
                .query(row -> {
                    done.put(
                            Duty.valueOf(row.getString("duty")),
                            new Done(
                                    row.getObject("person_id", UUID.class),
                                    row.getTimestamp("at").toInstant()));
                });
        var names = people.namesOf(done.values().stream().map(Done::person).toList(), Audience.STAFF);
        return Arrays.stream(Duty.values())
                .map(duty -> {
                    var by = done.get(duty);
                    return by == null
                            ? new DutyRow(duty, "", null)
                            : new DutyRow(duty, names.getOrDefault(by.person(), ""), by.at());
                })
                .toList();
    }

    String nameOf(UUID person) {
        return people.nameOf(person, Audience.STAFF);
    }

    PaymentPage payment(Site site, UUID id, Form approve, Form bank, Form reject) {
        return db.sql("""
                select p.*, c.project_id, c.number, o.name as contractor, n.payee, w.wage_bank, w.wage_account, q.code as clearance_code, a.code as acceptance_code, a.occurred_on,
                       coalesce((select s.reason from payment.payment_step s where s.payment_id = p.id and s.to_state = 'REJECTED'), '') as reason,
                       coalesce((select s.bank_reference from payment.payment_step s where s.payment_id = p.id and s.to_state = 'PAID'), '') as reference
                  from payment.payment p
                  join works.contract c on c.id = p.contract_id
                  join registry.organisation o on o.id = c.contractor_id
                  join payment.clearance q on q.id = p.clearance_id
                  join payment.payment_now n on n.id = p.id
                  left join payment.terms w on w.contract_id = c.id and p.kind = 'WAGE'
                  left join works.acceptance a on a.id = p.acceptance_id
                 where p.id = ?""")
                .param(id)
                .query((row, _) -> payment(site, row, approve, bank, reject))
                .optional()
                .orElseThrow(NotThere::new);
    }

    private PaymentPage payment(Site site, ResultSet row, Form approve, Form bank, Form reject) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var project = project(site, row.getObject("project_id", UUID.class));
        var state = PaymentState.valueOf(row.getString("state"));
        var clearance = row.getObject("clearance_id", UUID.class);
        var duties = duties(clearance);
        var amount = money(row, "amount_fen");
        var mayApprove = Arrays.asList(Duty.APPROVER_OFFICE, Duty.APPROVER_FINANCE).stream()
                .filter(duty -> state == PaymentState.HELD)
                .filter(duty -> duties.stream().anyMatch(done -> done.duty() == duty && done.at() == null))
                .filter(duty -> projects.may(site.viewer(), duty.action(), project.id()))
                .map(duty -> new Option(duty.name(), site.word(duty)))
                .toList();
        boolean undecided = state == PaymentState.HELD || state == PaymentState.APPROVED;
        return new PaymentPage(
                site,
                project,
                id,
                row.getString("code"),
                state,
                row.getString("reason"),
                row.getString("reference"),
                ClearanceKind.valueOf(row.getString("kind")),
                row.getString("payee"),
                row.getString("wage_account") == null
                        ? ""
                        : row.getString("wage_bank") + " " + row.getString("wage_account"),
                row.getString("contractor"),
                row.getObject("contract_id", UUID.class),
                row.getString("number"),
                clearance,
                row.getString("clearance_code"),
                row.getObject("acceptance_id", UUID.class),
                Objects.requireNonNullElse(row.getString("acceptance_code"), ""),
                row.getObject("occurred_on", LocalDate.class),
                paying.reckoned(clearance),
                amount,
                lines(site, id),
                sourceRows(site, project.id(), id, amount),
                duties,
                mayApprove,
                state == PaymentState.APPROVED && projects.may(site.viewer(), Action.CONFIRM_BANK, project.id()),
                undecided
                        && (projects.may(site.viewer(), Action.APPROVE_PAYMENT_OFFICE, project.id())
                                || projects.may(site.viewer(), Action.APPROVE_PAYMENT_FINANCE, project.id())),
                approve,
                bank,
                reject);
    }

    private List<PaymentPage.LineRow> lines(Site site, UUID payment) {
        return db.sql("""
                select c.number, c.title, b.number as building, a.quantity_milli, a.unit, a.price_fen, l.value_fen
                  from payment.line l
                  join works.accepted a on a.accepted_line_id = l.accepted_line_id
                  join works.contract_line c on c.id = a.contract_line_id
                  left join registry.building b on b.id = a.building_id
                 where l.payment_id = ? order by length(c.number), c.number, length(b.number), b.number nulls last""")
                .param(payment)
                .query((row, _) -> new PaymentPage.LineRow(
                        row.getString("number"),
                        row.getString("title"),
                        row.getString("building") == null
                                ? site.text("works.measure.whole")
                                : site.text("works.measure.building", row.getString("building")),
                        new Quantity(row.getLong("quantity_milli"), Unit.valueOf(row.getString("unit"))),
                        money(row, "price_fen"),
                        money(row, "value_fen")))
                .list();
    }

    private List<PaymentPage.SourceRow> sourceRows(Site site, UUID project, UUID payment, Money amount) {
        return db.sql("""
                select s.allocation_id, s.amount_fen, l.code, l.source
                  from payment.source s
                  join fund.allocation_now a on a.id = s.allocation_id
                  join fund.lot l on l.id = a.lot_id
                 where s.payment_id = ? order by s.amount_fen desc, l.code""")
                .param(payment)
                .query((row, _) -> new PaymentPage.SourceRow(
                        row.getObject("allocation_id", UUID.class),
                        row.getString("code"),
                        sources.name(site, project, Source.valueOf(row.getString("source"))),
                        money(row, "amount_fen"),
                        BigInteger.valueOf(row.getLong("amount_fen"))
                                .multiply(BigInteger.valueOf(1000))
                                .divide(BigInteger.valueOf(amount.fen()))
                                .longValueExact()))
                .list();
    }

    static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column));
    }

    private record Done(UUID person, Instant at) {}
}
