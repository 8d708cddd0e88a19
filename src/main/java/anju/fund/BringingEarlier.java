package anju.fund;

import anju.access.Action;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.city.Sha256;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.Money;
import anju.project.Projects;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whole lists of payments from before the office joined (补录), from a spreadsheet: all of a list or nothing of it is entered, in one
 * act, and another person confirms or withdraws it as one. What holds of a single one ({@link PayingEarlier}) holds of each row.
 */
@Component
public class BringingEarlier {
    public static final int PAYMENTS_MAX = 500;
    public static final int SCANS_MAX = 10;

    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final Attachments attachments;
    private final EarlierRules rules;
    private final EarlierPayments payments;
    private final EarlierBatches batches;

    BringingEarlier(
            Commands commands,
            Acts acts,
            Projects projects,
            Attachments attachments,
            EarlierRules rules,
            EarlierPayments payments,
            EarlierBatches batches) {
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.attachments = attachments;
        this.rules = rules;
        this.payments = payments;
        this.batches = batches;
    }

    /** What speaks against each row as things stand; for the preview, before anything is entered. */
    public List<Optional<Recalling>> look(UUID project, List<EarlierPayment> list) {
        return rules.against(project, list);
    }

    /** @param scans the papers of the whole list, one to ten; the first stands at each payment */
    @RetryOnConflict
    @Transactional
    public Bringing enter(Viewer by, UUID command, UUID project, List<EarlierPayment> list, List<UUID> scans) {
        projects.require(by, Action.ENTER_EARLIER, project);
        if (list.isEmpty() || list.size() > PAYMENTS_MAX || !list.stream().allMatch(EarlierPayment::isWhole)) {
            throw new IllegalArgumentException("every word of one to 500 earlier payments");
        }
        if (scans.isEmpty() || scans.size() > SCANS_MAX) {
            throw new IllegalArgumentException("one to ten scans");
        }
        return commands.once(
                command,
                by.person(),
                FundAct.EARLIER_BATCH_ENTERED.code(),
                List.of(project, digest(list), scans),
                Bringing.class,
                () -> entered(by, project, list, scans));
    }

    private Bringing entered(Viewer by, UUID project, List<EarlierPayment> list, List<UUID> scans) {
        payments.lock(project);
        var reasons = rules.against(project, list);
        if (reasons.stream().anyMatch(Optional::isPresent)) {
            return new Bringing.Unsound(reasons);
        }
        if (!scans.stream().allMatch(attachments::exists)) {
            return new Bringing.NoSuchFile();
        }
        var goLive = projects.byId(project).orElseThrow().recordedFrom();
        var id = City.current().newId();
        var code = batches.nextCode();
        var sum = list.stream().map(EarlierPayment::amount).reduce(Money.ZERO, Money::plus);
        var digest = digest(list);
        var act = acts.record(
                FundAct.EARLIER_BATCH_ENTERED,
                List.of("project:" + project, "earlier_batch:" + id),
                Map.of("code", code, "payments", list.size(), "amount_fen", sum.fen()),
                Map.of(
                        "rows_sha256",
                        digest,
                        "scans",
                        scans.stream().map(UUID::toString).toList(),
                        "person",
                        by.person().toString()));
        batches.insert(id, code, project, list.size(), sum, digest, scans, by.person(), act);
        for (var payment : list) {
            payments.insert(
                    City.current().newId(),
                    payments.nextCode(),
                    project,
                    Objects.requireNonNull(goLive),
                    payment.scannedAs(scans.getFirst()),
                    by.person(),
                    act,
                    id);
        }
        return new Bringing.Brought(id, code, list.size());
    }

    /** Another has held the whole list against its scans; what of it was withdrawn singly stays so. */
    @Transactional
    public Vouching confirm(Viewer by, UUID command, UUID batch) {
        return moved(by, command, batch, EarlierState.CONFIRMED, "", FundAct.EARLIER_BATCH_CONFIRMED);
    }

    /** The list was entered by mistake; while nobody has confirmed any of it, whoever entered it may say so too. */
    @Transactional
    public Vouching withdraw(Viewer by, UUID command, UUID batch, String reason) {
        return moved(by, command, batch, EarlierState.WITHDRAWN, reason.strip(), FundAct.EARLIER_BATCH_WITHDRAWN);
    }

    private Vouching moved(Viewer by, UUID command, UUID id, EarlierState to, String reason, FundAct kind) {
        var batch = batches.find(id).orElseThrow();
        boolean own = batch.enteredBy().equals(by.person());
        boolean mine = own && to == EarlierState.WITHDRAWN;
        projects.require(by, mine ? Action.ENTER_EARLIER : Action.CONFIRM_EARLIER, batch.projectId());
        return commands.once(command, by.person(), kind.code(), List.of(id, reason), Vouching.class, () -> {
            payments.lock(batch.projectId());
            var all = batches.payments(id);
            var moving = all.stream()
                    .filter(payment -> payment.state() != to && payment.state() != EarlierState.WITHDRAWN)
                    .toList();
            if (moving.isEmpty()) {
                return new Vouching.Moved(
                        all.stream().allMatch(payment -> payment.state() == EarlierState.WITHDRAWN)
                                ? EarlierState.WITHDRAWN
                                : to);
            }
            boolean untold = moving.stream().allMatch(payment -> payment.state() == EarlierState.ENTERED);
            if (own && !(mine && untold)) {
                return new Vouching.OwnEntry();
            }
            if (to == EarlierState.WITHDRAWN && (reason.length() < 2 || reason.length() > PayingEarlier.REASON_MAX)) {
                return new Vouching.ReasonNeeded();
            }
            var act = acts.record(
                    kind,
                    List.of("project:" + batch.projectId(), "earlier_batch:" + id),
                    Map.of("code", batch.code(), "payments", moving.size()),
                    Map.of("reason", reason, "person", by.person().toString()));
            for (var payment : moving) {
                payments.move(payment, to, reason, by.person(), act, kind);
            }
            return new Vouching.Done(batch.code());
        });
    }

    /** SHA-256 over the rows, each field in a line of its own. */
    private static String digest(List<EarlierPayment> list) {
        var text = list.stream()
                .map(payment -> String.join(
                        "\n",
                        payment.paidOn().toString(),
                        payment.payee(),
                        payment.source().name(),
                        Long.toString(payment.amount().fen()),
                        payment.purpose(),
                        payment.bankReference(),
                        payment.vouchedBy()))
                .collect(Collectors.joining("\n\n"));
        return Sha256.hex(text);
    }
}
