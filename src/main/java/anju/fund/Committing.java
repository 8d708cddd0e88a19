package anju.fund;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.Money;
import anju.plan.Decision;
import anju.project.Projects;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Money promised, tranche by tranche: recorded, received, spoken for, given up. */
@Component
public class Committing {
    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final Commitments commitments;
    private final Lots lots;
    private final Cashbook cashbook;
    private final Secured secured;

    Committing(
            Commands commands,
            Acts acts,
            Projects projects,
            Commitments commitments,
            Lots lots,
            Cashbook cashbook,
            Secured secured) {
        this.secured = secured;
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.commitments = commitments;
        this.lots = lots;
        this.cashbook = cashbook;
    }

    /** Records money that is promised; nothing is in the ledger yet. */
    @RetryOnConflict
    @Transactional
    public Promising promise(Viewer by, UUID command, UUID project, Promise promise) {
        projects.require(by, Action.RECEIVE_LOT, project);
        return commands.once(command, by.personId(), "fund.promise", List.of(project, promise), Promising.class, () -> {
            var refusal = refusal(project, promise);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            var id = City.current().newId();
            var code = commitments.nextCode();
            var act = acts.record(
                    FundAct.COMMITMENT_MADE,
                    List.of("project:" + project, "commitment:" + id),
                    Map.of(
                            "amount_fen", promise.total().fen(),
                            "source", promise.source().name()),
                    Map.of(
                            "code", code,
                            "funder", promise.funder(),
                            "document_number", promise.documentNumber(),
                            "earmark", promise.earmark(),
                            "purposes", List.copyOf(promise.purposes()),
                            "use_by", String.valueOf(promise.useBy()),
                            "tranches",
                                    promise.tranches().stream()
                                            .map(tranche -> Map.of(
                                                    "planned_on",
                                                    tranche.plannedOn().toString(),
                                                    "amount_fen",
                                                    tranche.amount().fen()))
                                            .toList(),
                            "by", by.person().toString()));
            commitments.insert(id, code, project, promise, by.person(), act);
            return new Promising.Promised(id, code);
        });
    }

    private Optional<Promising> refusal(UUID project, Promise promise) {
        if (!cashbook.rules(project).isOpen(promise.source())) {
            return Optional.of(new Promising.SourceClosed(promise.source()));
        }
        if (promise.purposes().isEmpty()) {
            return Optional.of(new Promising.NoPurpose());
        }
        var unknown = cashbook.unknownPurpose(project, promise.purposes());
        if (unknown.isPresent()) {
            return Optional.of(new Promising.UnknownPurpose(unknown.get()));
        }
        if (promise.named() && !promise.source().mayBeNamed()) {
            return Optional.of(new Promising.NotToBeNamed(promise.source()));
        }
        if (promise.tranches().isEmpty()) {
            return Optional.of(new Promising.NoTranche());
        }
        for (int i = 1; i < promise.tranches().size(); i++) {
            if (promise.tranches()
                    .get(i)
                    .plannedOn()
                    .isBefore(promise.tranches().get(i - 1).plannedOn())) {
                return Optional.of(new Promising.OutOfOrder(i + 1));
            }
        }
        var last = promise.tranches().getLast().plannedOn();
        return promise.useBy() != null && promise.useBy().isBefore(last)
                ? Optional.of(new Promising.UsedUpBefore(promise.useBy(), last))
                : Optional.empty();
    }

    /** Money of a tranche has arrived: it is a lot, and reservations that fit into it become allocations, oldest first. */
    @RetryOnConflict
    @Transactional
    public Arriving arrive(
            Viewer by, UUID command, UUID trancheId, Paperwork paperwork, Money amount, LocalDate receivedOn) {
        var found = commitments.tranche(trancheId).orElseThrow();
        var commitment = commitments.find(found.commitmentId()).orElseThrow();
        var earmark = commitment.earmark();
        projects.require(by, Action.RECEIVE_LOT, earmark.projectId());
        var inputs = List.of(trancheId, paperwork, amount.fen(), receivedOn);
        return commands.once(command, by.personId(), "fund.arrive", inputs, Arriving.class, () -> {
            commitments.lock(commitment.id());
            if (commitments.find(commitment.id()).orElseThrow().over()) {
                return new Arriving.Over();
            }
            var today = City.current().today();
            if (receivedOn.isAfter(today)) {
                return new Arriving.NotYet(receivedOn, today);
            }
            var toCome = commitments.tranche(trancheId).orElseThrow().toCome();
            if (amount.compareTo(toCome) > 0) {
                return new Arriving.MoreThanPlanned(amount, toCome);
            }
            var lot = cashbook.receive(
                    by,
                    earmark.projectId(),
                    earmark.source(),
                    commitment.funder(),
                    paperwork,
                    commitment.words(),
                    earmark.purposes(),
                    amount,
                    receivedOn);
            commitments.arrived(lot.id(), trancheId);
            return new Arriving.Arrived(lot.id(), lot.code(), setAside(by, commitment.id(), lot, amount));
        });
    }

    private int setAside(Viewer by, UUID commitment, Lot lot, Money amount) {
        int done = 0;
        var left = amount;
        for (var reservation : commitments.standing(commitment)) {
            if (reservation.amount().compareTo(left) <= 0
                    && cashbook.allocate(by, lot, reservation.itemId(), reservation.amount())
                            instanceof Allocating.Allocated made) {
                commitments.move(
                        reservation.id(),
                        "SET_ASIDE",
                        made.allocation(),
                        "",
                        by.person(),
                        lots.actOf(made.allocation()),
                        FundAct.ALLOCATION_MADE);
                left = made.left();
                done++;
            }
        }
        return done;
    }

    /** Speaks for money that has not come yet, if the pack allows it. */
    @RetryOnConflict
    @Transactional
    public Reserving reserve(Viewer by, UUID command, UUID commitmentId, UUID itemId, Money amount) {
        var commitment = commitments.find(commitmentId).orElseThrow();
        var earmark = commitment.earmark();
        projects.require(by, Action.ALLOCATE, earmark.projectId());
        var inputs = List.of(commitmentId, itemId, amount.fen());
        return commands.once(command, by.personId(), "fund.reserve", inputs, Reserving.class, () -> {
            commitments.lock(commitmentId);
            var rules = cashbook.rules(earmark.projectId());
            if (!rules.earmarkCommitted()) {
                return new Reserving.OnlyReceived();
            }
            if (commitments.find(commitmentId).orElseThrow().over()) {
                return new Reserving.Over();
            }
            var item = lots.item(itemId).orElseThrow();
            if (!item.projectId().equals(earmark.projectId())) {
                return new Reserving.OtherProject();
            }
            if (item.withdrawn()) {
                return new Reserving.ItemWithdrawn();
            }
            var purpose = earmark.purposeFor(item);
            if (purpose.isEmpty()) {
                return new Reserving.OutsideEarmark(earmark.purposes(), item.itemClass(), item.catalogueCode());
            }
            var needed = Cashbook.stricter(
                    item.decision(), rules.source(earmark.source()).decision());
            if (needed != Decision.NONE
                    && lots.passed(itemId, Cashbook.majorities(needed)).isEmpty()) {
                return new Reserving.NotDecided(needed);
            }
            var left = commitments.toCome(commitmentId).minus(commitments.reserved(commitmentId));
            if (amount.compareTo(left) > 0) {
                return new Reserving.NotEnough(amount, left);
            }
            var id = City.current().newId();
            var act = acts.record(
                    FundAct.RESERVATION_MADE,
                    List.of(
                            "project:" + earmark.projectId(),
                            "commitment:" + commitmentId,
                            "item:" + itemId,
                            "reservation:" + id),
                    Map.of("amount_fen", amount.fen(), "purpose", purpose),
                    Map.of("amount_fen", amount.fen(), "by", by.person().toString()));
            commitments.reserve(id, commitmentId, itemId, purpose, amount, by.person(), act);
            secured.review(earmark.projectId(), act);
            return new Reserving.Reserved(id, left.minus(amount));
        });
    }

    /** Gives up a reservation; the money to come is free for other items. */
    @RetryOnConflict
    @Transactional
    public Ending drop(Viewer by, UUID command, UUID reservationId, String reason) {
        var reservation = commitments.reservation(reservationId).orElseThrow();
        var commitment = commitments.find(reservation.commitmentId()).orElseThrow();
        projects.require(by, Action.ALLOCATE, commitment.earmark().projectId());
        return commands.once(command, by.personId(), "fund.drop", List.of(reservationId, reason), Ending.class, () -> {
            commitments.lock(commitment.id());
            if (!commitments.reservation(reservationId).orElseThrow().standing()) {
                return new Ending.AlreadyOver();
            }
            var act = acts.record(
                    FundAct.RESERVATION_DROPPED,
                    List.of(
                            "project:" + commitment.earmark().projectId(),
                            "commitment:" + commitment.id(),
                            "reservation:" + reservationId),
                    Map.of("amount_fen", reservation.amount().fen()),
                    Map.of("reason", reason, "by", by.person().toString()));
            commitments.move(reservationId, "DROPPED", null, reason, by.person(), act, FundAct.RESERVATION_DROPPED);
            secured.review(commitment.earmark().projectId(), act);
            return new Ending.Ended(reservation.amount());
        });
    }

    /** Nothing more comes of it; what has come stays. */
    @RetryOnConflict
    @Transactional
    public Ending end(Viewer by, UUID command, UUID commitmentId, String reason) {
        var commitment = commitments.find(commitmentId).orElseThrow();
        projects.require(by, Action.RECEIVE_LOT, commitment.earmark().projectId());
        return commands.once(command, by.personId(), "fund.end", List.of(commitmentId, reason), Ending.class, () -> {
            commitments.lock(commitmentId);
            if (commitments.find(commitmentId).orElseThrow().over()) {
                return new Ending.AlreadyOver();
            }
            var reserved = commitments.reserved(commitmentId);
            if (reserved.isPositive()) {
                return new Ending.Reserved(reserved);
            }
            var missing = commitments.toCome(commitmentId);
            var act = acts.record(
                    FundAct.COMMITMENT_ENDED,
                    List.of("project:" + commitment.earmark().projectId(), "commitment:" + commitmentId),
                    Map.of("missing_fen", missing.fen()),
                    Map.of("reason", reason, "by", by.person().toString()));
            commitments.end(commitmentId, reason, by.person(), act);
            return new Ending.Ended(missing);
        });
    }
}
