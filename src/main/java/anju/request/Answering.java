package anju.request;

import anju.access.Action;
import anju.access.Vault;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Commands;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings a request to an answer, or says why there is none here: the same is reported already, or it belongs elsewhere. */
@Component
public class Answering {
    static final String ANSWER = "request.answer.text_enc";
    /** What photos of an answer are taken in for. */
    public static final String PROOF = "request.proof";

    private final Requests requests;
    private final Ladder ladder;
    private final Handling handling;
    private final Commands commands;
    private final Vault vault;

    Answering(Requests requests, Ladder ladder, Handling handling, Commands commands, Vault vault) {
        this.requests = requests;
        this.ladder = ladder;
        this.handling = handling;
        this.commands = commands;
        this.vault = vault;
    }

    /** Answers whoever reported it; answering takes it in hand. */
    @Transactional
    public Handled answer(Viewer by, UUID command, UUID request, Outcome outcome, String text, List<UUID> proofs) {
        ladder.require(by, Action.HANDLE_REQUEST, request);
        var inputs = List.of(request, outcome, text, proofs);
        return commands.once(command, by.personId(), "request.answer", inputs, Handled.class, () -> {
            var standing = ladder.locked(request);
            var refusal = ladder.refusal(by, standing);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (!requests.areOurs(proofs, PROOF, standing.path())) {
                throw new IllegalArgumentException("proofs are taken in for the request's own place");
            }
            if (!standing.isTaken()) {
                ladder.take(standing, by.person());
            }
            var id = City.current().newId();
            var now = City.current().now();
            var act = ladder.act(
                    RequestAct.ANSWERED,
                    standing,
                    by.person(),
                    Map.of("outcome", outcome.name(), "answer", id.toString()));
            requests.answer(id, standing, outcome, vault.seal(ANSWER, id, text), proofs, by.person(), now, act);
            requests.step(
                    request, RequestState.ANSWERED, Requests.Why.NONE, by.person(), now, act, RequestAct.ANSWERED);
            handling.tell(
                    standing,
                    "request.message.answered",
                    standing.code(),
                    text,
                    ladder.rules(standing).reopenDays());
            return new Handled.Done(request);
        });
    }

    /** The same is reported already: whoever reported this one follows that one, and their households count there. */
    @Transactional
    public Handled merge(Viewer by, UUID command, UUID request, UUID into) {
        ladder.require(by, Action.HANDLE_REQUEST, request);
        return commands.once(command, by.personId(), "request.merge", List.of(request, into), Handled.class, () -> {
            var standing = ladder.locked(request);
            var refusal = ladder.refusal(by, standing);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            var other = request.equals(into) ? null : requests.standing(into).orElse(null);
            if (other == null
                    || !other.compoundId().equals(standing.compoundId())
                    || other.state() == RequestState.DUPLICATE
                    || other.state() == RequestState.NOT_ACCEPTED) {
                return new Handled.NotMergeable();
            }
            var act = ladder.act(RequestAct.MERGED, standing, by.person(), Map.of("into", into.toString()));
            requests.step(
                    request,
                    RequestState.DUPLICATE,
                    new Requests.Why("", "", into),
                    by.person(),
                    City.current().now(),
                    act,
                    RequestAct.MERGED);
            handling.tell(standing, "request.message.merged", standing.code(), other.code());
            return new Handled.Done(request);
        });
    }

    /** Not a matter for here: says why, and where it can be brought. */
    @Transactional
    public Handled notAccept(Viewer by, UUID command, UUID request, String reason, String channel) {
        ladder.require(by, Action.HANDLE_REQUEST, request);
        var inputs = List.of(request, reason, channel);
        return commands.once(command, by.personId(), "request.not-accept", inputs, Handled.class, () -> {
            var standing = ladder.locked(request);
            var refusal = ladder.refusal(by, standing);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            var act = ladder.act(
                    RequestAct.NOT_ACCEPTED, standing, by.person(), Map.of("reason", reason, "channel", channel));
            requests.step(
                    request,
                    RequestState.NOT_ACCEPTED,
                    new Requests.Why(reason, channel, null),
                    by.person(),
                    City.current().now(),
                    act,
                    RequestAct.NOT_ACCEPTED);
            handling.tell(standing, "request.message.not-accepted", standing.code(), reason, channel);
            return new Handled.Done(request);
        });
    }
}
