package anju.stewardship;

import anju.access.Action;
import anju.access.Role;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.payment.RetentionAsked;
import anju.policy.Policy;
import anju.registry.Members;
import anju.registry.Registry;
import anju.request.Referring;
import anju.works.ReversalAsked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The warranty of accepted work: claimed, mended by the builder, confirmed by those who live with it (CQR art. 41). */
@Component
public class Claiming {
    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Registry registry;
    private final Members members;
    private final Attachments attachments;
    private final Referring referring;
    private final Claims claims;

    Claiming(
            Commands commands,
            Acts acts,
            Policy policy,
            Registry registry,
            Members members,
            Attachments attachments,
            Referring referring,
            Claims claims) {
        this.referring = referring;
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.registry = registry;
        this.members = members;
        this.attachments = attachments;
        this.claims = claims;
    }

    /**
     * Claims the warranty of one of the accepted works behind an asset; the builder is told by its desk.
     *
     * @param origin the accepted line
     * @param request the resident's request that it answers
     * @param urgent water, power or danger: the shorter period
     */
    @RetryOnConflict
    @Transactional
    public Claimed claim(
            Viewer by,
            UUID command,
            UUID asset,
            UUID origin,
            String what,
            boolean urgent,
            @Nullable UUID photo,
            @Nullable UUID request) {
        var covered = claims.covered(asset, origin).orElseThrow();
        var path = registry.pathOf(covered.compoundId());
        by.require(Action.CLAIM_WARRANTY, path);
        var inputs = Arrays.asList(asset, origin, what, urgent, photo, request);
        return commands.once(command, by.personId(), "stewardship.claim", inputs, Claimed.class, () -> {
            claims.lock(asset);
            var today = City.current().today();
            var until = covered.untilOn();
            if (until == null) {
                return new Claimed.NoWarranty();
            }
            if (today.isAfter(until)) {
                return new Claimed.Expired(until);
            }
            var open = claims.open(asset, origin);
            if (open.isPresent()) {
                return open.get();
            }
            if (photo != null && !attachments.exists(photo)) {
                return new Claimed.UnknownPhoto();
            }
            if (request != null && !referring.takesWork(request, covered.compoundId())) {
                return new Claimed.OtherRequest();
            }
            var rules = policy.rules(StewardshipRules.class, path, today).claims();
            var id = City.current().newId();
            var code = claims.nextCode();
            var answerBy = City.current()
                    .now()
                    .plus(Duration.ofHours(urgent ? rules.urgentAnswerHours() : rules.answerHours()));
            var mendBy = today.plusDays(rules.mendDays());
            var references =
                    new ArrayList<>(List.of("asset:" + asset, "accepted_line:" + origin, "warranty_claim:" + id));
            if (request != null) {
                references.add("request:" + request);
            }
            var act = acts.record(
                    StewardshipAct.WARRANTY_CLAIMED,
                    references,
                    Map.of("mend_by", mendBy.toString()),
                    Map.of(
                            "code",
                            code,
                            "what",
                            what,
                            "urgent",
                            urgent ? 1 : 0,
                            "by",
                            by.person().toString()));
            claims.insert(
                    new Claims.Fresh(
                            id, code, asset, origin, covered, what, urgent, photo, request, today, answerBy, mendBy),
                    by.person(),
                    act);
            if (request != null) {
                referring.begun(by, request, code, mendBy);
            }
            return new Claimed.Sent(id, code, answerBy, mendBy);
        });
    }

    /** The builder says it is mended. */
    @RetryOnConflict
    @Transactional
    public Claimed mend(Viewer by, UUID command, UUID claim, String note, @Nullable UUID photo) {
        var builder = claims.find(claim).orElseThrow().contractorId();
        members.require(by, Action.MEND_WARRANTY, pathOf(claim), Map.of(Role.CONTRACTOR, builder));
        return step(
                by, command, claim, ClaimState.SENT, ClaimState.MENDED, StewardshipAct.WARRANTY_MENDED, note, photo);
    }

    /** Somebody of the compound's side looked: it is mended. */
    @RetryOnConflict
    @Transactional
    public Claimed confirm(Viewer by, UUID command, UUID claim, String note) {
        by.require(Action.CONFIRM_MENDED, pathOf(claim));
        return step(
                by,
                command,
                claim,
                ClaimState.MENDED,
                ClaimState.CONFIRMED,
                StewardshipAct.WARRANTY_CONFIRMED,
                note,
                null);
    }

    /** Somebody of the compound's side looked: it is not mended, and goes back to the builder. */
    @RetryOnConflict
    @Transactional
    public Claimed sendBack(Viewer by, UUID command, UUID claim, String note) {
        by.require(Action.CONFIRM_MENDED, pathOf(claim));
        return step(
                by, command, claim, ClaimState.MENDED, ClaimState.SENT, StewardshipAct.WARRANTY_RETURNED, note, null);
    }

    /** Who claimed says it was a mistake. */
    @RetryOnConflict
    @Transactional
    public Claimed withdraw(Viewer by, UUID command, UUID claim, String note) {
        by.require(Action.CLAIM_WARRANTY, pathOf(claim));
        return step(
                by,
                command,
                claim,
                ClaimState.SENT,
                ClaimState.WITHDRAWN,
                StewardshipAct.WARRANTY_WITHDRAWN,
                note,
                null);
    }

    private Claimed step(
            Viewer by,
            UUID command,
            UUID claim,
            ClaimState from,
            ClaimState to,
            StewardshipAct deed,
            String note,
            @Nullable UUID photo) {
        var inputs = Arrays.asList(claim, to, note, photo);
        return commands.once(command, by.personId(), deed.code(), inputs, Claimed.class, () -> {
            var found = claims.find(claim).orElseThrow();
            claims.lock(found.assetId());
            var now = claims.find(claim).orElseThrow();
            if (now.state() != from) {
                return new Claimed.Elsewhere(now.state());
            }
            boolean judges = to == ClaimState.CONFIRMED || deed == StewardshipAct.WARRANTY_RETURNED;
            if (judges && (by.has(Role.CONTRACTOR) || by.person().equals(claims.mendedBy(claim)))) {
                return new Claimed.NotYours();
            }
            if (to == ClaimState.WITHDRAWN && !by.person().equals(now.claimedBy())) {
                return new Claimed.NotYours();
            }
            if (photo != null && !attachments.exists(photo)) {
                return new Claimed.UnknownPhoto();
            }
            var act = acts.record(
                    deed,
                    List.of("warranty_claim:" + claim),
                    Map.of(),
                    Map.of(
                            "note",
                            note,
                            "photo",
                            photo == null ? "" : photo.toString(),
                            "by",
                            by.person().toString()));
            claims.step(claim, to, note, photo, by.person(), deed, act);
            if (to == ClaimState.CONFIRMED && now.requestId() != null) {
                referring.done(by, now.requestId(), now.code(), note);
            }
            return new Claimed.Moved(to);
        });
    }

    private String pathOf(UUID claim) {
        return registry.pathOf(claims.find(claim).orElseThrow().compoundId());
    }

    /** A claim stands on the acceptance that its warranty began with. */
    @EventListener
    void on(ReversalAsked asked) {
        claims.standingOn(asked.acceptance()).forEach(asked::standsOnIt);
    }

    /** What is claimed and not yet mended to the compound's satisfaction holds the contract's retention. */
    @EventListener
    void on(RetentionAsked asked) {
        claims.openOn(asked.contract()).forEach(asked::isOpen);
    }
}
