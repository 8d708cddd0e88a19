package anju.dispatch;

import anju.access.Grant;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.money.Money;
import anju.payment.PaymentRules;
import anju.policy.Policy;
import anju.registry.Members;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What does not agree between the two ledgers, by the rules of each place: since when, and whose turn it is. */
@Component
public class Findings {
    private static final String SELECT = """
            select f.kind, f.project_id, f.subject_id, f.since, f.amount_fen, f.of_fen, f.beyond_fen, n.path, n.name as compound, n.id as compound_id, p.name as project,
                   coalesce(i.number || '. ' || i.title, a.code, c.code, t.code || ' #' || t.number, l.code, k.number, m.title, '') as label,
                   w.words, w.mend_by, coalesce(k.contractor_id, (select o.contractor_id from works.contract o where o.id = m.contract_id)) as contractor
              from dispatch.finding f
              join project.project p on p.id = f.project_id
              join lateral (select compound_id from project.place x where x.project_id = f.project_id order by compound_id limit 1) x on true
              join registry.compound_now n on n.id = x.compound_id
              left join plan.item_now i on i.id = f.subject_id
              left join works.acceptance a on a.id = f.subject_id
              left join fund.commitment c on c.id = f.subject_id
              left join (select t.id, t.number, c.code from fund.tranche t join fund.commitment c on c.id = t.commitment_id) t on t.id = f.subject_id
              left join (select a.id, l.code from fund.allocation a join fund.lot l on l.id = a.lot_id) l on l.id = f.subject_id
              left join works.contract k on k.id = f.subject_id
              left join works.milestone m on m.id = f.subject_id
              left join lateral (select w.words, w.mend_by from dispatch.finding_answer w
                                  where w.kind = f.kind and w.subject_id = f.subject_id order by w.at desc, w.id desc limit 1) w on true
             where f.since <= :now and\s""";

    private final JdbcClient db;
    private final Policy policy;
    private final Members members;

    Findings(JdbcClient db, Policy policy, Members members) {
        this.db = db;
        this.policy = policy;
        this.members = members;
    }

    /** All that stand against an undertaking today, the oldest first. */
    public List<Finding> of(UUID project) {
        return read("f.project_id = :project", Map.of("project", project)).stream()
                .map(Placed::finding)
                .toList();
    }

    Optional<Finding> one(UUID project, FindingKind kind, UUID subject) {
        return of(project).stream()
                .filter(it -> it.kind() == kind && it.subjectId().equals(subject))
                .findFirst();
    }

    /** Undertakings with something this person is asked about now, one entry each. */
    List<Waiting> waitingFor(Viewer viewer) {
        var paths = viewer.grants().stream().map(Grant::placePath).toArray(String[]::new);
        var mine = new LinkedHashMap<UUID, Waiting>();
        for (var placed : read(
                "exists (select from unnest(:paths::text[]) g where n.path = g or starts_with(n.path, g || '/'))",
                Map.of("paths", paths))) {
            var finding = placed.finding;
            if (asks(placed, viewer)) {
                mine.merge(finding.projectId(), placed.waiting(), Findings::sooner);
            }
        }
        return new ArrayList<>(mine.values());
    }

    /** Whether it is this person's turn: as one of the contractor's people, or by the role alone. */
    boolean asks(Viewer viewer, UUID project, FindingKind kind, UUID subject) {
        return read("f.project_id = :project", Map.of("project", project)).stream()
                .filter(it ->
                        it.finding.kind() == kind && it.finding.subjectId().equals(subject))
                .anyMatch(it -> asks(it, viewer));
    }

    private boolean asks(Placed placed, Viewer viewer) {
        var asked = placed.finding.asked();
        return viewer.grants().stream()
                        .anyMatch(grant ->
                                grant.role() == asked && (placed.path + "/").startsWith(grant.placePath() + "/"))
                && (asked != Role.CONTRACTOR
                        || placed.contractor == null
                        || members.belongs(viewer.person(), placed.contractor));
    }

    private static Waiting sooner(Waiting a, Waiting b) {
        if (a.dueOn() == null || b.dueOn() == null) {
            return a.dueOn() == null ? b : a;
        }
        return b.dueOn().isBefore(a.dueOn()) ? b : a;
    }

    private List<Placed> read(String where, Map<String, ?> parameters) {
        var today = City.current().today();
        var rules = new HashMap<String, DispatchRules>();
        var statement = db.sql(SELECT + where + " order by f.since, f.kind, f.subject_id")
                .param("now", Timestamp.from(City.current().now()));
        for (var parameter : parameters.entrySet()) {
            statement = statement.param(parameter.getKey(), parameter.getValue());
        }
        return statement
                .query((row, _) -> placed(
                        row,
                        rules.computeIfAbsent(
                                Objects.requireNonNull(row.getString("path")),
                                path -> policy.rules(DispatchRules.class, path, today)),
                        today))
                .list()
                .stream()
                .filter(placed -> !placed.finding.raisedOn().isAfter(today))
                .filter(placed ->
                        placed.beyond == null || placed.beyond.compareTo(mayRunAhead(placed.finding.subjectId())) > 0)
                .toList();
    }

    /** How far money may be ahead of accepted work of an item, by the rules that its own contracts keep to. */
    private Money mayRunAhead(UUID item) {
        return db
                .sql("""
                select c.edition_id, sum(div(l.quantity_milli::numeric * l.price_fen, 1000))::bigint as fen
                  from works.contract_line l join works.contract c on c.id = l.contract_id
                 where l.item_id = ? group by c.edition_id""")
                .param(item)
                .query((row, _) -> policy.rules(PaymentRules.class, row.getObject("edition_id", UUID.class))
                        .mayRunAhead(new Money(row.getLong("fen"))))
                .list()
                .stream()
                .reduce(Money.ZERO, Money::plus);
    }

    private static Placed placed(ResultSet row, DispatchRules rules, LocalDate today) throws SQLException {
        var kind = FindingKind.valueOf(row.getString("kind"));
        var began = row.getTimestamp("since").toInstant().atZone(City.ZONE).toLocalDate();
        var raised = began.plusDays(rules.borne(kind));
        var mendBy = row.getObject("mend_by", LocalDate.class);
        var turn = Turn.of(kind.ladder(), raised, mendBy, rules.risesAfterDays(), today);
        return new Placed(
                new Finding(
                        kind,
                        row.getObject("project_id", UUID.class),
                        row.getObject("subject_id", UUID.class),
                        row.getString("label"),
                        money(row, "amount_fen"),
                        money(row, "of_fen"),
                        raised,
                        turn.asked(),
                        turn.dueOn(),
                        row.getString("words"),
                        mendBy),
                row.getString("path"),
                row.getString("compound"),
                row.getObject("compound_id", UUID.class),
                row.getString("project"),
                row.getObject("contractor", UUID.class),
                money(row, "beyond_fen"));
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        long fen = row.getLong(column);
        return row.wasNull() ? null : new Money(fen);
    }

    /**
     * @param contractor whose people are asked as contractor
     * @param beyond how far money is beyond its limit, where the rules bear some of it
     */
    private record Placed(
            Finding finding,
            String path,
            String compound,
            UUID compoundId,
            String project,
            @Nullable UUID contractor,
            @Nullable Money beyond) {
        Waiting waiting() {
            return new Waiting(
                    Subject.FINDING.kind(),
                    finding.projectId(),
                    path,
                    compound,
                    compoundId,
                    Label.of(project),
                    List.of(finding.asked().name()),
                    finding.raisedOn().atStartOfDay(City.ZONE).toInstant(),
                    finding.dueOn());
        }
    }
}
