package anju.fund;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.Money;
import anju.plan.CatalogueRules;
import anju.plan.Decision;
import anju.plan.ItemClass;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Projects;
import java.time.LocalDate;
import java.util.Arrays;
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
    private final Policy policy;
    private final Projects projects;
    private final Gates gates;
    private final Lots lots;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    Funding(
            Commands commands,
            Acts acts,
            Policy policy,
            Projects projects,
            Gates gates,
            Lots lots,
            Ledger ledger,
            ApplicationEventPublisher events) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.projects = projects;
        this.gates = gates;
        this.lots = lots;
        this.ledger = ledger;
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
            if (!rules(project).isOpen(source)) {
                return new Receiving.SourceClosed(source);
            }
            if (purposes.isEmpty()) {
                return new Receiving.NoPurpose();
            }
            for (var purpose : purposes) {
                if (!isKnown(purpose, project)) {
                    return new Receiving.UnknownPurpose(purpose);
                }
            }
            if (receivedOn.isAfter(today)) {
                return new Receiving.NotYet(receivedOn, today);
            }
            var lot = new Lot(City.current().newId(), lots.nextCode(), project, source, List.copyOf(purposes));
            var act = acts.record(
                    FundAct.LOT_RECEIVED,
                    List.of("project:" + project, "lot:" + lot.id()),
                    Map.of("amount_fen", amount.fen(), "source", source.name()),
                    Map.of(
                            "code", lot.code(),
                            "funder", funder,
                            "document_number", paperwork.documentNumber(),
                            "treasury",
                                    Map.of(
                                            "project_code", paperwork.projectCode(),
                                            "subject", paperwork.subject(),
                                            "voucher", paperwork.voucher()),
                            "earmark", earmark,
                            "purposes", lot.purposes(),
                            "amount_fen", amount.fen(),
                            "received_on", receivedOn.toString(),
                            "by", by.person().toString()));
            lots.insert(lot, funder, paperwork, earmark, amount, receivedOn, by.person(), act);
            ledger.receive(lot, amount, receivedOn, act);
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
            var item = lots.item(itemId).orElseThrow();
            if (!item.projectId().equals(lot.projectId())) {
                return new Allocating.OtherProject();
            }
            if (item.withdrawn()) {
                return new Allocating.ItemWithdrawn();
            }
            var purpose = lot.purposeFor(item);
            if (purpose.isEmpty()) {
                return new Allocating.OutsideEarmark(lot.purposes(), item.itemClass(), item.catalogueCode());
            }
            var needed = stricter(
                    item.decision(), rules(lot.projectId()).source(lot.source()).decision());
            var matter = needed == Decision.NONE
                    ? null
                    : lots.passed(
                                    itemId,
                                    needed == Decision.SPECIAL ? List.of("SPECIAL") : List.of("ORDINARY", "SPECIAL"))
                            .orElse(null);
            if (needed != Decision.NONE && matter == null) {
                return new Allocating.NotDecided(needed);
            }
            var left = ledger.availableLocked(lotId);
            if (amount.compareTo(left) > 0) {
                return new Allocating.NotEnough(amount, left);
            }
            var allocation = new Allocation(City.current().newId(), itemId, lotId, amount, false);
            var references = Arrays.asList(
                    "project:" + lot.projectId(),
                    "lot:" + lotId,
                    "item:" + itemId,
                    "allocation:" + allocation.id(),
                    matter == null ? "" : "matter:" + matter);
            var act = acts.record(
                    FundAct.ALLOCATION_MADE,
                    references.stream()
                            .filter(reference -> !reference.isEmpty())
                            .toList(),
                    Map.of("amount_fen", amount.fen(), "purpose", purpose),
                    Map.of(
                            "amount_fen",
                            amount.fen(),
                            "purpose",
                            purpose,
                            "by",
                            by.person().toString()));
            int number = lots.allocationsOf(lotId, itemId) + 1;
            lots.insert(allocation, lot.source(), purpose, matter, by.person(), act);
            ledger.allocate(lot, allocation, item.number(), number, act);
            gates.meet(lot.projectId(), GateCondition.FUNDING_ALLOCATED, allocation.id(), act);
            return new Allocating.Allocated(allocation.id(), left.minus(amount));
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
                    gates.withdraw(lot.projectId(), GateCondition.FUNDING_ALLOCATED, allocationId, act);
                    return new Releasing.Released(lot.id(), allocation.amount());
                });
    }

    private FundingRules rules(UUID project) {
        return policy.rules(
                FundingRules.class,
                projects.paths(project).getFirst(),
                City.current().today());
    }

    private boolean isKnown(String purpose, UUID project) {
        return Arrays.stream(ItemClass.values()).anyMatch(known -> known.name().equals(purpose))
                || policy.rules(
                                CatalogueRules.class,
                                projects.paths(project).getFirst(),
                                City.current().today())
                        .item(purpose)
                        .isPresent();
    }

    private static Decision stricter(Decision a, Decision b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
