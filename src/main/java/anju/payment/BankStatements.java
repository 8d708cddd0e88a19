package anju.payment;

import anju.access.Action;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.city.Sha256;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.Money;
import anju.project.Projects;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The bank's statements: taken in, held against our payments, and confirmed in one go by the one who may do so by hand. */
@Component
public class BankStatements {
    private final Commands commands;
    private final Acts acts;
    private final Attachments attachments;
    private final Projects projects;
    private final Payments payments;
    private final Statements statements;
    private final BankBook bank;

    BankStatements(
            Commands commands,
            Acts acts,
            Attachments attachments,
            Projects projects,
            Payments payments,
            Statements statements,
            BankBook bank) {
        this.commands = commands;
        this.acts = acts;
        this.attachments = attachments;
        this.projects = projects;
        this.payments = payments;
        this.statements = statements;
        this.bank = bank;
    }

    /** Takes in a file that was read without fault; no payment changes by it. */
    @RetryOnConflict
    @Transactional
    public TakingStatement take(Viewer by, UUID command, String placePath, Statement statement) {
        by.require(Action.CONFIRM_BANK, placePath);
        var sha256 = Sha256.of(statement.content());
        var hex = HexFormat.of().formatHex(sha256);
        return commands.once(
                command, by.personId(), "payment.statement", List.of(hex, placePath), TakingStatement.class, () -> {
                    var before = statements.before(sha256);
                    if (before.isPresent()) {
                        var known = before.get();
                        return by.may(Action.CONFIRM_BANK, known.placePath())
                                ? new TakingStatement.TakenBefore(known.id(), known.at())
                                : new TakingStatement.TakenElsewhere(known.at());
                    }
                    var id = City.current().newId();
                    var kind = PaymentAct.STATEMENT_RECEIVED;
                    var act = acts.record(
                            kind,
                            List.of("statement:" + id),
                            Map.of("sha256", hex, "lines", (long)
                                    statement.lines().size()),
                            Map.of("by", by.person().toString(), "place", placePath));
                    // Names and accounts of whoever was paid stand in it.
                    var upload = new Upload(
                            statement.name(),
                            statement.content(),
                            FileClass.PERSONAL,
                            "payment.statement",
                            placePath,
                            City.current().name());
                    var file = (Reception.Received)
                            attachments.receiveTable(by, City.current().newId(), upload);
                    statements.insert(id, sha256, file.fileId(), statement, placePath, by.person(), act);
                    return new TakingStatement.Taken(id);
                });
    }

    /** Every line, and how it stands to our payments now, for this person. */
    @Transactional(readOnly = true)
    public List<CheckedLine> checked(Viewer by, UUID statement) {
        by.require(Action.CONFIRM_BANK, statements.placePath(statement).orElseThrow());
        var lines = statements.lines(statement);
        var references = count(lines.stream().map(BankLine::reference));
        var codes = count(lines.stream().map(BankLine::codes));
        var covered = new HashMap<UUID, Boolean>();
        return lines.stream()
                .map(line -> {
                    if (line.codes().contains(" ")) {
                        return CheckedLine.of(line, LineState.SEVERAL);
                    }
                    var found = line.codes().isEmpty()
                            ? java.util.Optional.<Payment>empty()
                            : payments.byCode(line.codes())
                                    .filter(payment -> covered.computeIfAbsent(
                                            payment.projectId(),
                                            project -> projects.may(by, Action.CONFIRM_BANK, project)));
                    if (found.isEmpty()) {
                        return CheckedLine.of(line, LineState.UNKNOWN);
                    }
                    boolean twice = references.getOrDefault(line.reference(), 0L) > 1
                            || codes.getOrDefault(line.codes(), 0L) > 1;
                    return checked(by, line, found.get(), twice);
                })
                .toList();
    }

    private CheckedLine checked(Viewer by, BankLine line, Payment payment, boolean twice) {
        var paid = statements.paid(payment.id());
        if (paid.isPresent()) {
            boolean same = paid.get().reference().equals(line.reference())
                    && paid.get().occurredOn().equals(line.paidOn())
                    && payment.amount().equals(line.amount());
            return CheckedLine.of(line, same ? LineState.CONFIRMED : LineState.PAID_OTHERWISE, payment);
        }
        if (twice) {
            return CheckedLine.of(line, LineState.TWICE, payment);
        }
        if (!payment.amount().equals(line.amount())) {
            return CheckedLine.of(line, LineState.AMOUNT_DIFFERS, payment);
        }
        return bank.obstacle(by, payment, line.reference(), line.paidOn())
                .map(no -> new CheckedLine(line, LineState.NOT_NOW, payment.id(), payment.amount(), no))
                .orElseGet(() -> CheckedLine.of(line, LineState.MATCHES, payment));
    }

    /** What a person sees that will be confirmed, in a word; two of them differ if a line or its payment does. */
    public static String digest(List<CheckedLine> lines) {
        var seen = matching(lines).stream()
                .map(line -> line.line().row() + ":" + line.payment())
                .collect(Collectors.joining(","));
        return HexFormat.of().formatHex(Sha256.of(seen.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** Confirms every line that matches, all or none, each as if it were confirmed by hand. */
    @RetryOnConflict
    @Transactional
    public Reconciling confirm(Viewer by, UUID command, UUID statement, String seen) {
        by.require(Action.CONFIRM_BANK, statements.placePath(statement).orElseThrow());
        return commands.once(
                command, by.personId(), "payment.reconcile", List.of(statement, seen), Reconciling.class, () -> {
                    var lines = checked(by, statement);
                    var matching = matching(lines);
                    if (matching.isEmpty()) {
                        return new Reconciling.NothingMatches();
                    }
                    if (!digest(lines).equals(seen)) {
                        return new Reconciling.ChangedMeanwhile();
                    }
                    for (var each : matching) {
                        var line = each.line();
                        var payment = payments.byCode(line.codes()).orElseThrow();
                        var outcome = bank.confirm(
                                by,
                                payment,
                                line.reference(),
                                line.paidOn(),
                                new Payments.OfStatement(statement, line.row()));
                        if (!(outcome instanceof BankConfirming.Paid)) {
                            // Somebody was quicker between our look and our lock; the next try looks again.
                            throw new org.springframework.dao.CannotAcquireLockException(
                                    "line " + line.row() + ": " + outcome);
                        }
                    }
                    var sum =
                            matching.stream().map(each -> each.line().amount()).reduce(Money.ZERO, Money::plus);
                    return new Reconciling.Confirmed(matching.size(), sum);
                });
    }

    private static List<CheckedLine> matching(List<CheckedLine> lines) {
        return lines.stream().filter(line -> line.state() == LineState.MATCHES).toList();
    }

    private static Map<String, Long> count(Stream<String> words) {
        return words.filter(word -> !word.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
