package anju.fund;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.Money;
import anju.project.Projects;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Money received, set aside for items, and given back. */
@Component
public class Funding {
    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final Secured secured;
    private final Lots lots;
    private final Ledger ledger;
    private final Cashbook cashbook;
    private final ApplicationEventPublisher events;

    Funding(
            Commands commands,
            Acts acts,
            Projects projects,
            Secured secured,
            Lots lots,
            Ledger ledger,
            Cashbook cashbook,
            ApplicationEventPublisher events) {
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.secured = secured;
        this.lots = lots;
        this.ledger = ledger;
        this.cashbook = cashbook;
        this.events = events;
    }

    /** Records a receipt of money of which only the granting paper is known. */
    @RetryOnConflict
    @Transactional
    public Receiving receive(
            Viewer by,
            UUID command,
            UUID project,
            Source source,
            String funder,
            String documentNumber,
            String earmark,
            SortedSet<String> purposes,
            Money amount,
            LocalDate receivedOn) {
        return receive(
                by,
                command,
                project,
                source,
                funder,
                Paperwork.of(documentNumber),
                earmark,
                purposes,
                amount,
                receivedOn);
    }

    /**
     * Records one receipt of money as a lot of its own.
     *
     * @param earmark what the document says the money is for, in its words
     * @param purposes the same as classes of items or codes of the catalogue
     */
    @RetryOnConflict
    @Transactional
    public Receiving receive(
            Viewer by,
            UUID command,
            UUID project,
            Source source,
            String funder,
            Paperwork paperwork,
            String earmark,
            SortedSet<String> purposes,
            Money amount,
            LocalDate receivedOn) {
        projects.require(by, Action.RECEIVE_LOT, project);
        var inputs = List.of(project, source, funder, paperwork, earmark, purposes, amount.fen(), receivedOn);
        return commands.once(command, by.personId(), "fund.receive", inputs, Receiving.class, () -> {
            var today = City.current().today();
            if (!cashbook.rules(project).isOpen(source)) {
                return new Receiving.SourceClosed(source);
            }
            if (purposes.isEmpty()) {
                return new Receiving.NoPurpose();
            }
            var unknown = cashbook.unknownPurpose(project, purposes);
            if (unknown.isPresent()) {
                return new Receiving.UnknownPurpose(unknown.get());
            }
            if (receivedOn.isAfter(today)) {
                return new Receiving.NotYet(receivedOn, today);
            }
            var lot = cashbook.receive(
                    by, project, source, funder, paperwork, earmark, List.copyOf(purposes), amount, receivedOn);
            return new Receiving.Received(lot.id(), lot.code());
        });
    }

    /** Sets money of a lot aside for an item; where owners must agree, the matter that passed is found and named. */
    @RetryOnConflict
    @Transactional
    public Allocating allocate(Viewer by, UUID command, UUID lotId, UUID itemId, Money amount) {
        var lot = lots.find(lotId).orElseThrow();
        projects.require(by, Action.ALLOCATE, lot.projectId());
        var inputs = List.of(lotId, itemId, amount.fen());
        return commands.once(command, by.personId(), "fund.allocate", inputs, Allocating.class, () -> {
            var answer = cashbook.allocate(by, lot, itemId, amount);
            if (answer instanceof Allocating.Allocated made) {
                secured.review(lot.projectId(), lots.actOf(made.allocation()));
            }
            return answer;
        });
    }

    /** Gives an allocation that no contract stands on back to its lot, whole. */
    @RetryOnConflict
    @Transactional
    public Releasing release(Viewer by, UUID command, UUID allocationId, String reason) {
        var allocation = lots.allocation(allocationId).orElseThrow();
        var lot = lots.find(allocation.lotId()).orElseThrow();
        projects.require(by, Action.ALLOCATE, lot.projectId());
        return commands.once(
                command, by.personId(), "fund.release", List.of(allocationId, reason), Releasing.class, () -> {
                    ledger.availableLocked(lot.id());
                    if (lots.allocation(allocationId).orElseThrow().released()) {
                        return new Releasing.AlreadyReleased();
                    }
                    var asked = new ReleaseAsked(allocationId);
                    events.publishEvent(asked);
                    if (!asked.standing().isEmpty()) {
                        return new Releasing.StoodOn(asked.standing());
                    }
                    var act = acts.record(
                            FundAct.ALLOCATION_RELEASED,
                            List.of("project:" + lot.projectId(), "lot:" + lot.id(), "allocation:" + allocationId),
                            Map.of("amount_fen", allocation.amount().fen()),
                            Map.of("reason", reason, "by", by.person().toString()));
                    lots.release(allocationId, reason, by.person(), act);
                    ledger.release(allocation, act);
                    secured.review(lot.projectId(), act);
                    return new Releasing.Released(lot.id(), allocation.amount());
                });
    }

    /** Reverses a receipt by a contra of the whole lot; refused while any of it is set aside. */
    @RetryOnConflict
    @Transactional
    public Reversing reverse(Viewer by, UUID command, UUID lotId, String documentNumber, String reason) {
        var lot = lots.find(lotId).orElseThrow();
        projects.require(by, Action.RECEIVE_LOT, lot.projectId());
        var inputs = List.of(lotId, documentNumber, reason);
        return commands.once(command, by.personId(), "fund.reverse", inputs, Reversing.class, () -> {
            var left = ledger.availableLocked(lotId);
            if (lots.isReversed(lotId)) {
                return new Reversing.AlreadyReversed();
            }
            var received = lots.received(lotId);
            if (left.compareTo(received) < 0) {
                return new Reversing.SetAside(received.minus(left));
            }
            var asked = new ReversalAsked(lotId);
            events.publishEvent(asked);
            if (!asked.standing().isEmpty()) {
                return new Reversing.StoodOn(asked.standing());
            }
            var act = acts.record(
                    FundAct.LOT_REVERSED,
                    List.of("project:" + lot.projectId(), "lot:" + lotId),
                    Map.of("amount_fen", received.fen()),
                    Map.of(
                            "document_number",
                            documentNumber,
                            "reason",
                            reason,
                            "by",
                            by.person().toString()));
            lots.reverse(lotId, documentNumber, reason, by.person(), act);
            ledger.reverse(lot, received, act);
            return new Reversing.Reversed(received);
        });
    }
}
