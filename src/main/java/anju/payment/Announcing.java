package anju.payment;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.Locks;
import anju.evidence.Commands;
import anju.money.Money;
import anju.notice.Drafting;
import anju.notice.NoticeBoard;
import anju.notice.NoticeDraft;
import anju.notice.Noticing;
import anju.plan.Publishing;
import anju.project.Projects;
import anju.site.NotThere;
import anju.site.Sites;
import anju.site.Words;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the payments of an undertaking in a period on the notice board, as the ledger has them; nobody words it by hand. */
@Component
public class Announcing {
    private static final String KIND = "PAYMENT";
    private static final int DAYS_MOST = 366;
    private static final int NAME_MOST = 30;

    private final JdbcClient db;
    private final Commands commands;
    private final Projects projects;
    private final Noticing noticing;
    private final NoticeBoard board;
    private final Sites sites;

    Announcing(JdbcClient db, Commands commands, Projects projects, Noticing noticing, NoticeBoard board, Sites sites) {
        this.db = db;
        this.commands = commands;
        this.projects = projects;
        this.noticing = noticing;
        this.board = board;
        this.sites = sites;
    }

    /** Writes the notice of what was paid from one day to another, both counted. */
    @Transactional
    public Announced announce(Viewer by, UUID command, UUID project, LocalDate from, LocalDate until) {
        projects.require(by, Action.DRAFT_NOTICE, project);
        var inputs = List.of(project, from, until);
        return commands.once(command, by.personId(), "payment.announce", inputs, Announced.class, () -> {
            var today = City.current().today();
            if (until.isBefore(from)
                    || until.isAfter(today)
                    || from.plusDays(DAYS_MOST).isBefore(until)) {
                return new Announced.WrongPeriod(today);
            }
            // Two that announce the same period at once wait for each other.
            Locks.hold(db, "announce:" + project);
            var subject = new NoticeDraft.Subject("payments", named(project + " " + from + " " + until));
            var standing = board.of(KIND, subject);
            if (standing.notice() != null) {
                return new Announced.AlreadyPosted(standing.notice().id());
            }
            if (standing.draftId() != null) {
                return new Announced.WaitsForRelease(standing.draftId());
            }
            var rows = rows(project, from, until);
            if (rows.isEmpty()) {
                return new Announced.NothingPaid();
            }
            var name = projects.byId(project).orElseThrow(NotThere::new).name();
            var words = sites.chinese();
            var body = body(words, name, from, until, rows, true);
            if (body.codePointCount(0, body.length()) > NoticeDraft.BODY_MAX) {
                body = body(words, name, from, until, rows, false);
            }
            var shown = name.length() > NAME_MOST ? name.substring(0, NAME_MOST) : name;
            var draft = NoticeDraft.of(
                    KIND,
                    Publishing.placeOfAll(projects.paths(project)),
                    words.text("payment.notice.title", shown, from, until),
                    body,
                    subject,
                    null);
            // The notice's own command follows from this one, so that a repeat finds both.
            return switch (noticing.draft(by, named(command + " notice"), draft)) {
                case Drafting.Drafted drafted -> new Announced.Drafted(drafted.draftId());
                case Drafting.UnknownKind _ -> new Announced.NoSuchKind();
                case Drafting other -> throw new IllegalStateException("a list of payments was refused: " + other);
            };
        });
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private List<Row> rows(UUID project, LocalDate from, LocalDate until) {
        return db.sql("""
                select n.code, n.paid_on, n.payee, n.kind, n.amount_fen, c.number as contract
                  from payment.payment_now n join works.contract c on c.id = n.contract_id
                 where c.project_id = ? and n.paid_on between ? and ? order by n.paid_on, n.code""")
                .params(project, Date.valueOf(from), Date.valueOf(until))
                .query((row, _) -> new Row(
                        row.getString("code"),
                        row.getObject("paid_on", LocalDate.class),
                        plain(row.getString("payee")),
                        ClearanceKind.valueOf(row.getString("kind")),
                        plain(row.getString("contract")),
                        new Money(row.getLong("amount_fen"))))
                .list();
    }

    /** A bar would part a cell in two. */
    private static String plain(String text) {
        return text.replace('|', '/').replace('\uff5c', '/');
    }

    private static String body(
            Words words, String project, LocalDate from, LocalDate until, List<Row> rows, boolean each) {
        var lines = new ArrayList<String>();
        lines.add(words.text("payment.notice.opening", project, from, until, rows.size(), sum(rows)));
        lines.add("## " + words.text("payment.notice.by-kind"));
        lines.add(words.text("payment.notice.by-kind.head"));
        for (var kind : ClearanceKind.values()) {
            var own = rows.stream().filter(row -> row.kind == kind).toList();
            if (!own.isEmpty()) {
                lines.add(words.word(kind) + " | " + own.size() + " | " + words.money(sum(own)));
            }
        }
        if (each) {
            lines.add("## " + words.text("payment.notice.each"));
            lines.add(words.text("payment.notice.each.head"));
            for (var row : rows) {
                lines.add(String.join(
                        " | ",
                        row.code,
                        words.date(row.paidOn),
                        row.payee,
                        row.contract,
                        words.word(row.kind),
                        words.money(row.amount)));
            }
        }
        lines.add(words.text("payment.notice.objections"));
        return String.join("\n", lines);
    }

    private static Money sum(List<Row> rows) {
        return rows.stream().map(Row::amount).reduce(Money.ZERO, Money::plus);
    }

    private record Row(
            String code, LocalDate paidOn, String payee, ClearanceKind kind, String contract, Money amount) {}
}
