package anju.fund;

import anju.access.Action;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.project.GoLiveAsked;
import anju.project.Projects;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opening balances (期初余额): what was left of money from before the office joined. One person enters it from its paper; when
 * another confirms it, it is booked by a journal of its own kind and can be set aside like any lot, marked wherever it stands.
 */
@Component
public class CarryingOver {
    public static final int REASON_MAX = 500;

    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final Attachments attachments;
    private final OpeningBalances openings;
    private final Cashbook cashbook;

    CarryingOver(
            Commands commands,
            Acts acts,
            Projects projects,
            Attachments attachments,
            OpeningBalances openings,
            Cashbook cashbook) {
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.attachments = attachments;
        this.openings = openings;
        this.cashbook = cashbook;
    }

    /** Whoever moves the go-live day is told the last day that money came before it. */
    @EventListener
    void tell(GoLiveAsked asked) {
        var last = openings.last(asked.project());
        if (last != null) {
            asked.happened(last);
        }
    }

    @RetryOnConflict
    @Transactional
    public Carrying enter(Viewer by, UUID command, UUID project, OpeningBalance balance) {
        projects.require(by, Action.ENTER_EARLIER, project);
        return commands.once(
                command,
                by.person(),
                FundAct.OPENING_ENTERED.code(),
                List.of(project, balance),
                Carrying.class,
                () -> entered(by, project, balance));
    }

    private Carrying entered(Viewer by, UUID project, OpeningBalance balance) {
        openings.lock(project);
        var goLive = projects.byId(project).orElseThrow().recordedFrom();
        if (goLive == null) {
            return new Carrying.BeganHere();
        }
        if (!balance.receivedOn().isBefore(goLive)) {
            return new Carrying.AfterGoLive(goLive);
        }
        if (!cashbook.rules(project).isOpen(balance.source())) {
            return new Carrying.SourceClosed(balance.source());
        }
        if (balance.purposes().isEmpty()) {
            return new Carrying.NoPurpose();
        }
        var unknown = cashbook.unknownPurpose(project, balance.purposes());
        if (unknown.isPresent()) {
            return new Carrying.UnknownPurpose(unknown.get());
        }
        if (!attachments.exists(balance.scan())) {
            return new Carrying.NoSuchFile();
        }
        var id = City.current().newId();
        var code = openings.nextCode();
        var act = acts.record(
                FundAct.OPENING_ENTERED,
                List.of("project:" + project, "opening:" + id),
                Map.of(
                        "code", code,
                        "left_fen", balance.left().fen(),
                        "received_on", balance.receivedOn().toString(),
                        "source", balance.source().name()),
                Map.of(
                        "funder", balance.funder(),
                        "document_number", balance.documentNumber(),
                        "purposes", List.copyOf(balance.purposes()),
                        "vouched_by", balance.vouchedBy(),
                        "scan", balance.scan().toString(),
                        "person", by.person().toString()));
        openings.insert(id, code, project, goLive, balance, by.person(), act);
        return new Carrying.Entered(id, code);
    }

    /** Another has held it against its paper: it is booked as it stood the day before the office joined. */
    @RetryOnConflict
    @Transactional
    public Vouching confirm(Viewer by, UUID command, UUID opening) {
        var project = openings.find(opening).orElseThrow().projectId();
        projects.require(by, Action.CONFIRM_EARLIER, project);
        return commands.once(
                command, by.person(), FundAct.OPENING_CONFIRMED.code(), List.of(opening), Vouching.class, () -> {
                    openings.lock(project);
                    var found = openings.find(opening).orElseThrow();
                    if (found.state() != EarlierState.ENTERED) {
                        return new Vouching.Moved(found.state());
                    }
                    if (found.enteredBy().equals(by.person())) {
                        return new Vouching.OwnEntry();
                    }
                    var act = acts.record(
                            FundAct.OPENING_CONFIRMED,
                            List.of("project:" + project, "opening:" + opening),
                            Map.of(
                                    "code", found.code(),
                                    "left_fen", found.balance().left().fen()),
                            Map.of("person", by.person().toString()));
                    openings.move(found, EarlierState.CONFIRMED, "", by.person(), act, FundAct.OPENING_CONFIRMED);
                    var asAt = found.goLive().minusDays(1);
                    return new Vouching.Done(cashbook.open(by, opening, found.balance(), project, asAt, act)
                            .code());
                });
    }

    /** It was entered by mistake and nothing is booked yet; what is booked is reversed as a lot. */
    @Transactional
    public Vouching withdraw(Viewer by, UUID command, UUID opening, String reason) {
        var asked = openings.find(opening).orElseThrow();
        boolean own = asked.enteredBy().equals(by.person());
        projects.require(by, own ? Action.ENTER_EARLIER : Action.CONFIRM_EARLIER, asked.projectId());
        return commands.once(
                command,
                by.person(),
                FundAct.OPENING_WITHDRAWN.code(),
                List.of(opening, reason),
                Vouching.class,
                () -> {
                    openings.lock(asked.projectId());
                    var found = openings.find(opening).orElseThrow();
                    if (found.state() != EarlierState.ENTERED) {
                        return new Vouching.Moved(found.state());
                    }
                    var why = reason.strip();
                    if (why.length() < 2 || why.length() > REASON_MAX) {
                        return new Vouching.ReasonNeeded();
                    }
                    var act = acts.record(
                            FundAct.OPENING_WITHDRAWN,
                            List.of("project:" + found.projectId(), "opening:" + opening),
                            Map.of("code", found.code()),
                            Map.of("reason", why, "person", by.person().toString()));
                    openings.move(found, EarlierState.WITHDRAWN, why, by.person(), act, FundAct.OPENING_WITHDRAWN);
                    return new Vouching.Done(found.code());
                });
    }
}
