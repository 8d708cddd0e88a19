package anju.payment;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.works.AcceptanceState;
import anju.works.Firms;
import anju.works.ReversalAsked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The gates before money: accepted work, then the supervisor's word on the quantity and reviewed documents. */
@Component
public class Clearing {
    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Firms firms;
    private final Clearances clearances;
    private final Duties duties;
    private final Gate gate;

    Clearing(
            Commands commands, Acts acts, Policy policy, Firms firms, Clearances clearances, Duties duties, Gate gate) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.firms = firms;
        this.clearances = clearances;
        this.duties = duties;
        this.gate = gate;
    }

    /** Asks for a progress payment on an acceptance; the checklist is that of the edition the contract keeps to. */
    @RetryOnConflict
    @Transactional
    public Requesting request(Viewer by, UUID command, UUID acceptanceId) {
        return request(by, command, ClearanceKind.PROGRESS, acceptanceId);
    }

    /** Asks for a progress payment or for the wages in it on an acceptance. */
    @RetryOnConflict
    @Transactional
    public Requesting request(Viewer by, UUID command, ClearanceKind kind, UUID acceptanceId) {
        if (!kind.isOfAcceptance()) {
            throw new IllegalArgumentException(kind + " stands on no acceptance");
        }
        var accepted = clearances.accepted(acceptanceId).orElseThrow();
        firms.require(by, Action.REQUEST_PAYMENT, accepted.contractId());
        Object inputs = kind == ClearanceKind.PROGRESS ? acceptanceId : List.of(acceptanceId, kind);
        return commands.once(command, by.personId(), "payment.request", inputs, Requesting.class, () -> {
            var id = City.current().newId();
            clearances.lock(accepted.contractId(), id);
            var state = clearances.accepted(acceptanceId).orElseThrow().state();
            if (state != AcceptanceState.PASSED) {
                return new Requesting.NotAccepted(state);
            }
            for (var standing : clearances.standingOn(acceptanceId)) {
                if (standing.kind() == kind) {
                    return new Requesting.AlreadyRequested(standing.id(), standing.code());
                }
            }
            var contract = new Clearances.Signed(accepted.contractId(), accepted.projectId(), accepted.editionId());
            return open(by, kind, contract, acceptanceId, id);
        });
    }

    /** Asks for the advance, for completion, settlement or the retention of a contract. */
    @RetryOnConflict
    @Transactional
    public Requesting requestStage(Viewer by, UUID command, ClearanceKind kind, UUID contractId) {
        if (kind.isOfAcceptance()) {
            throw new IllegalArgumentException(kind + " stands on an acceptance");
        }
        var contract = clearances.signed(contractId).orElseThrow();
        firms.require(by, Action.REQUEST_PAYMENT, contractId);
        var inputs = List.of(contractId, kind);
        return commands.once(command, by.personId(), "payment.request-stage", inputs, Requesting.class, () -> {
            var id = City.current().newId();
            clearances.lock(contractId, id);
            var standing = clearances.standing(contractId, kind);
            return standing.isPresent()
                    ? new Requesting.AlreadyRequested(
                            standing.get().id(), standing.get().code())
                    : open(by, kind, contract, null, id);
        });
    }

    private Requesting open(
            Viewer by, ClearanceKind clearance, Clearances.Signed contract, @Nullable UUID acceptance, UUID id) {
        var shut = gate.shut(clearance, contract.id());
        if (shut.isPresent()) {
            return shut.get();
        }
        var request = new Request(
                id,
                clearances.nextCode("QS"),
                clearance,
                contract.projectId(),
                contract.id(),
                contract.editionId(),
                acceptance,
                ClearanceState.OPEN);
        var required = checklist(request).entrySet().stream()
                .filter(entry -> entry.getValue().required())
                .map(Map.Entry::getKey)
                .toList();
        var kind = PaymentAct.CLEARANCE_REQUESTED;
        var act = acts.record(
                kind,
                references(request),
                Map.of("required", required.size()),
                Map.of(
                        "code",
                        request.code(),
                        "kind",
                        clearance.name(),
                        "required",
                        required,
                        "by",
                        by.person().toString()));
        clearances.insert(request, by.person(), required, act);
        duties.take(id, Duty.REQUESTER, by.person(), act, kind);
        return new Requesting.Requested(id, request.code(), required);
    }

    /** Hands in a document: a file, or the number under which the paper is filed. */
    @RetryOnConflict
    @Transactional
    public Submitting submit(
            Viewer by,
            UUID command,
            UUID clearanceId,
            String type,
            String title,
            String number,
            @Nullable UUID attachment) {
        var request = open(by, clearanceId, Action.REQUEST_PAYMENT);
        var inputs = Arrays.asList(clearanceId, type, title, number, attachment);
        return commands.once(command, by.personId(), "payment.submit", inputs, Submitting.class, () -> {
            var state = lockedState(request);
            if (state != ClearanceState.OPEN) {
                return new NotOpen(state);
            }
            if (!checklist(request).containsKey(type)) {
                return new Submitting.UnknownType(type);
            }
            if (number.isBlank() && attachment == null) {
                return new Submitting.NothingToShow();
            }
            var act = acts.record(
                    PaymentAct.DOCUMENT_SUBMITTED,
                    references(request),
                    Map.of("type", type),
                    Map.of(
                            "title",
                            title,
                            "number",
                            number,
                            "attachment",
                            attachment == null ? "" : attachment.toString(),
                            "by",
                            by.person().toString()));
            var document = clearances.insertDocument(clearanceId, type, title, number, attachment, by.person(), act);
            return new Submitting.Submitted(document);
        });
    }

    /** The supervisor's word that the measured quantity is right (Regulation on construction quality art. 37). */
    @RetryOnConflict
    @Transactional
    public Confirming confirmQuantity(Viewer by, UUID command, UUID clearanceId) {
        var request = open(by, clearanceId, Action.CONFIRM_QUANTITY);
        return commands.once(command, by.personId(), "payment.confirm", clearanceId, Confirming.class, () -> {
            var state = lockedState(request);
            if (state != ClearanceState.OPEN) {
                return new NotOpen(state);
            }
            var done = duties.done(clearanceId, Duty.QUANTITY_CONFIRMER);
            if (done.isPresent()) {
                return done.get();
            }
            var second = duties.second(clearanceId, Duty.QUANTITY_CONFIRMER, by.person());
            if (second.isPresent()) {
                return second.get();
            }
            var kind = PaymentAct.QUANTITY_CONFIRMED;
            var act = acts.record(
                    kind, references(request), Map.of("by", by.person().toString()));
            duties.take(clearanceId, Duty.QUANTITY_CONFIRMER, by.person(), act, kind);
            return new Confirming.Confirmed();
        });
    }

    /** The checker's word on a document; the first one makes this person the checker. */
    @RetryOnConflict
    @Transactional
    public Reviewing review(Viewer by, UUID command, UUID documentId, Verdict verdict, String remark) {
        var paper = clearances.document(documentId).orElseThrow();
        var request = open(by, paper.clearanceId(), Action.CHECK_DOCUMENTS);
        var inputs = List.of(documentId, verdict, remark);
        return commands.once(command, by.personId(), "payment.review", inputs, Reviewing.class, () -> {
            var state = lockedState(request);
            if (state != ClearanceState.OPEN) {
                return new NotOpen(state);
            }
            var earlier = clearances.document(documentId).orElseThrow().verdict();
            if (earlier != null) {
                return new Reviewing.AlreadyReviewed(earlier);
            }
            if (verdict == Verdict.REJECTED && remark.isBlank()) {
                return new Reviewing.ReasonMissing();
            }
            var checker = duties.done(request.id(), Duty.DOCUMENT_CHECKER);
            if (checker.isPresent() && !checker.get().person().equals(by.person())) {
                return checker.get();
            }
            var second = duties.second(request.id(), Duty.DOCUMENT_CHECKER, by.person());
            if (second.isPresent()) {
                return second.get();
            }
            var kind = PaymentAct.DOCUMENT_REVIEWED;
            var act = acts.record(
                    kind,
                    references(request),
                    Map.of("type", paper.type(), "verdict", verdict.name()),
                    Map.of(
                            "document",
                            documentId.toString(),
                            "remark",
                            remark,
                            "by",
                            by.person().toString()));
            if (checker.isEmpty()) {
                duties.take(request.id(), Duty.DOCUMENT_CHECKER, by.person(), act, kind);
            }
            clearances.review(paper, verdict, remark, by.person(), act);
            return new Reviewing.Reviewed();
        });
    }

    /** Opens the way to payment, or says everything that is lacking. */
    @RetryOnConflict
    @Transactional
    public Clearance clear(Viewer by, UUID command, UUID clearanceId) {
        var request = open(by, clearanceId, Action.CHECK_DOCUMENTS);
        return commands.once(command, by.personId(), "payment.clear", clearanceId, Clearance.class, () -> {
            var state = lockedState(request);
            if (state != ClearanceState.OPEN) {
                return new NotOpen(state);
            }
            var lacking = lacking(clearanceId);
            if (!lacking.isNothing()) {
                return lacking;
            }
            var checker = duties.done(clearanceId, Duty.DOCUMENT_CHECKER)
                    .orElseThrow()
                    .person();
            if (!checker.equals(by.person())) {
                return new Clearance.CheckerClears(checker);
            }
            var kind = PaymentAct.CLEARANCE_CLEARED;
            var act = acts.record(
                    kind, references(request), Map.of("by", by.person().toString()));
            clearances.step(clearanceId, ClearanceState.CLEARED, null, by.person(), act, kind);
            return new Clearance.Cleared();
        });
    }

    /** Gives it back with reasons; a fresh one may be asked for on the same acceptance. */
    @RetryOnConflict
    @Transactional
    public Returning giveBack(Viewer by, UUID command, UUID clearanceId, String reason) {
        var request = open(by, clearanceId, Action.CHECK_DOCUMENTS);
        var inputs = List.of(clearanceId, reason);
        return commands.once(command, by.personId(), "payment.return", inputs, Returning.class, () -> {
            var state = lockedState(request);
            if (state != ClearanceState.OPEN) {
                return new NotOpen(state);
            }
            giveBack(request, reason, by);
            return new Returning.Returned();
        });
    }

    void giveBack(Request request, String reason, Viewer by) {
        var kind = PaymentAct.CLEARANCE_RETURNED;
        var act = acts.record(
                kind,
                references(request),
                Map.of("reason", reason, "by", by.person().toString()));
        clearances.step(request.id(), ClearanceState.RETURNED, reason, by.person(), act, kind);
    }

    /** A clearance that was not returned stands on its acceptance. */
    @EventListener
    void on(ReversalAsked asked) {
        clearances.standingOn(asked.acceptance()).forEach(standing -> asked.standsOnIt(standing.code()));
        clearances
                .accepted(asked.acceptance())
                .ifPresent(accepted ->
                        clearances.reckonedOnAll(accepted.contractId()).forEach(asked::standsOnIt));
    }

    private Clearance.Lacking lacking(UUID clearance) {
        var done = clearances.duties(clearance).stream().map(DoneDuty::duty).toList();
        var duties = new ArrayList<Duty>();
        for (var duty : List.of(Duty.QUANTITY_CONFIRMER, Duty.DOCUMENT_CHECKER)) {
            if (!done.contains(duty)) {
                duties.add(duty);
            }
        }
        var newest = new LinkedHashMap<String, Paper>();
        var unreviewed = new TreeSet<String>();
        for (var paper : clearances.documents(clearance)) {
            newest.put(paper.type(), paper);
            if (paper.verdict() == null) {
                unreviewed.add(paper.type());
            }
        }
        var missing = clearances.required(clearance).stream()
                .filter(type -> !newest.containsKey(type))
                .toList();
        var rejected = newest.values().stream()
                .filter(paper -> paper.verdict() == Verdict.REJECTED)
                .map(Paper::type)
                .toList();
        return new Clearance.Lacking(duties, missing, List.copyOf(unreviewed), rejected);
    }

    private Map<String, PaymentRules.DocumentRule> checklist(Request request) {
        return policy.rules(PaymentRules.class, request.editionId()).documents(request.kind());
    }

    private Request open(Viewer by, UUID clearance, Action action) {
        var request = clearances.find(clearance).orElseThrow();
        firms.require(by, action, request.contractId());
        return request;
    }

    private ClearanceState lockedState(Request request) {
        clearances.lock(request.contractId(), request.id());
        return Objects.requireNonNull(
                clearances.find(request.id()).orElseThrow().state());
    }

    static List<String> references(Request request) {
        return Stream.of(
                        "project:" + request.projectId(),
                        "contract:" + request.contractId(),
                        request.acceptanceId() == null ? null : "acceptance:" + request.acceptanceId(),
                        "clearance:" + request.id())
                .<String>mapMulti((reference, out) -> {
                    if (reference != null) {
                        out.accept(reference);
                    }
                })
                .toList();
    }
}
