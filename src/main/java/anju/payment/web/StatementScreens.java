package anju.payment.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.payment.BankConfirming;
import anju.payment.BankStatements;
import anju.payment.CheckedLine;
import anju.payment.DutyDone;
import anju.payment.LineState;
import anju.payment.SecondDuty;
import anju.payment.StatementReading;
import anju.site.Column;
import anju.site.Form;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Said;
import anju.site.Site;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the bank's statements for the finance bureau. */
@Component
class StatementScreens {
    private static final String KEY = "payment.statement.state.";

    private static final Listing<StatementsPage.Row> LIST = Listing.of(
            "payment.statements",
            "read_at desc, id",
            Column.<StatementsPage.Row>text("file", StatementsPage.Row::fileName)
                    .sortedBy("file_name"),
            Column.<StatementsPage.Row>text("readAt", StatementsPage.Row::readAt)
                    .sortedBy("read_at")
                    .notOnPhones(),
            Column.<StatementsPage.Row>text("readBy", StatementsPage.Row::readBy)
                    .notOnPhones(),
            Column.<StatementsPage.Row>figure("lines", row -> (long) row.lines()),
            Column.<StatementsPage.Row>figure("confirmed", row -> (long) row.confirmed()));

    private static final String MINE = """
             from (select s.*, (select count(*) from payment.payment_step p where p.statement_id = s.id)::int as confirmed
                     from payment.statement s
                    where exists (select from unnest(:places::text[]) g where s.place_path = g or starts_with(s.place_path, g || '/'))) s
            """;

    private final JdbcClient db;
    private final People people;
    private final BankStatements statements;

    StatementScreens(JdbcClient db, People people, BankStatements statements) {
        this.db = db;
        this.people = people;
        this.statements = statements;
    }

    StatementsPage list(Site site, ListQuery query, Form form, List<StatementReading.Fault> faults) {
        var places = site.viewer().reach(Action.CONFIRM_BANK).toArray(String[]::new);
        long total = db.sql("select count(*) " + MINE)
                .param("places", places)
                .query(Long.class)
                .single();
        record Row(UUID id, String fileName, Timestamp readAt, UUID readBy, int lines, int confirmed) {}
        var rows = db.sql("select id, file_name, read_at, read_by, lines, confirmed " + MINE + " order by "
                        + LIST.orderBy(query) + " limit :limit offset :offset")
                .param("places", places)
                .param("limit", query.size())
                .param("offset", query.offset())
                .query(Row.class)
                .list();
        var names = people.namesOf(rows.stream().map(Row::readBy).toList(), Audience.STAFF);
        return new StatementsPage(
                site,
                form,
                faults,
                LIST.page(
                        query,
                        rows.stream()
                                .map(row -> new StatementsPage.Row(
                                        row.id,
                                        row.fileName,
                                        row.readAt.toInstant(),
                                        names.getOrDefault(row.readBy, ""),
                                        row.lines,
                                        row.confirmed))
                                .toList(),
                        total));
    }

    StatementPage page(Site site, UUID id, Form form) {
        return db.sql("select * from payment.statement where id = ?")
                .param(id)
                .query((row, _) -> page(site, row, form))
                .optional()
                .orElseThrow(NotThere::new);
    }

    private StatementPage page(Site site, ResultSet row, Form form) throws SQLException {
        if (!site.viewer().may(Action.CONFIRM_BANK, row.getString("place_path"))) {
            throw new NotThere();
        }
        var id = row.getObject("id", UUID.class);
        var lines = statements.checked(site.viewer(), id);
        return new StatementPage(
                site,
                id,
                row.getObject("file_id", UUID.class),
                row.getString("file_name"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getTimestamp("read_at").toInstant(),
                people.nameOf(row.getObject("read_by", UUID.class), Audience.STAFF),
                row.getInt("others"),
                lines,
                payees(lines),
                form);
    }

    private Map<UUID, String> payees(List<CheckedLine> lines) {
        var wanted = lines.stream()
                .map(CheckedLine::payment)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var payees = new HashMap<UUID, String>();
        if (!wanted.isEmpty()) {
            db.sql("select id, payee from payment.payment_now where id in (:wanted)")
                    .param("wanted", wanted)
                    .query(row -> {
                        payees.put(row.getObject("id", UUID.class), row.getString("payee"));
                    });
        }
        return payees;
    }

    /** What is said of a line beside its state. */
    static Said why(CheckedLine line) {
        var due = line.due();
        return switch (line.state()) {
            case MATCHES, CONFIRMED, PAID_OTHERWISE, TWICE, SEVERAL -> Said.of(KEY + line.state() + ".why");
            case UNKNOWN -> Said.of(KEY + (line.line().codes().isEmpty() ? "UNKNOWN.none" : "UNKNOWN.why"));
            case AMOUNT_DIFFERS -> Said.of(KEY + LineState.AMOUNT_DIFFERS + ".why", Objects.requireNonNull(due));
            case NOT_NOW -> obstacle(Objects.requireNonNull(line.obstacle()));
        };
    }

    private static Said obstacle(BankConfirming no) {
        return switch (no) {
            case BankConfirming.NotApproved not ->
                Said.of("payment.bank.not-approved", Said.of("payment.payment-state." + not.state()));
            case BankConfirming.ReferenceTaken taken -> Said.of("payment.bank.taken", "", taken.paymentCode());
            case BankConfirming.NotYet not -> Said.of(KEY + "NOT_NOW.later", not.today());
            case BankConfirming.BeforeApproval not -> Said.of(KEY + "NOT_NOW.before", not.approvedOn());
            case BankConfirming.GatesBroken broken ->
                Said.of("payment.gates-broken", new ArrayList<>(broken.conditions()));
            case SecondDuty second -> Said.of("payment.second-duty", second.done(), second.at(), second.wanted());
            case DutyDone _, BankConfirming.Paid _ -> throw new IllegalStateException("no obstacle: " + no);
        };
    }
}
