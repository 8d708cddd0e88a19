package anju.request;

import anju.access.Action;
import anju.access.Viewer;
import anju.access.Viewers;
import anju.city.City;
import anju.evidence.Acts;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may act on a request now, and how it climbs; what the verbs share, inside their transactions. */
@Component
class Ladder {
    private final Requests requests;
    private final Policy policy;
    private final Acts acts;
    private final Viewers viewers;

    Ladder(Requests requests, Policy policy, Acts acts, Viewers viewers) {
        this.viewers = viewers;
        this.requests = requests;
        this.policy = policy;
        this.acts = acts;
    }

    Standing standing(UUID request) {
        return requests.standing(request).orElseThrow(() -> new NoSuchElementException("no request " + request));
    }

    Standing locked(UUID request) {
        requests.lock(request);
        return standing(request);
    }

    void require(Viewer by, Action action, UUID request) {
        by.require(action, standing(request).path());
    }

    /** Why this person may not act on it now, if they may not. */
    Optional<Handled> refusal(Viewer by, Standing request) {
        if (!request.state().isOpen()) {
            return Optional.of(new Handled.Past(request.state()));
        }
        if (by.person().equals(request.reporterId())) {
            return Optional.of(new Handled.OwnRequest());
        }
        return request.rung().isHeldBy(by, request.path())
                ? Optional.empty()
                : Optional.of(new Handled.OtherRung(request.rung()));
    }

    RequestRules rules(Standing request) {
        return policy.rules(RequestRules.class, request.editionId());
    }

    CalendarRules calendar(Standing request) {
        return policy.rules(CalendarRules.class, request.editionId());
    }

    UUID act(RequestAct kind, Standing request, @Nullable UUID by, Map<String, ?> says) {
        var payload = new HashMap<String, Object>(says);
        payload.put("by", by == null ? "" : by.toString());
        return acts.record(kind, List.of("request:" + request.id(), "compound:" + request.compoundId()), payload);
    }

    /** Takes it in hand on the rung where it stands; the first taking acknowledges it. */
    void take(Standing request, UUID by) {
        var now = City.current().now();
        requests.take(
                request.id(),
                request.number(),
                by,
                now,
                act(RequestAct.TAKEN, request, by, Map.of("rung", request.rung().name())));
        if (request.state() == RequestState.RECEIVED) {
            var act = act(RequestAct.ACCEPTED, request, by, Map.of());
            requests.step(request.id(), RequestState.ACCEPTED, Requests.Why.NONE, by, now, act, RequestAct.ACCEPTED);
        }
    }

    /**
     * Puts it on another rung. There it has the time its level gives to acknowledge and the rung gives to handle; the day by which
     * it is to be solved stays what it was, so climbing gains nobody time.
     */
    void climb(Standing request, Rung to, String kind, String reason, @Nullable UUID by, @Nullable Instant resolveBy) {
        var now = City.current().now();
        var rules = rules(request);
        var calendar = calendar(request);
        var due = resolveBy == null ? request.resolveDueAt() : resolveBy;
        var handleBy = rules.toHandle(to).from(now, calendar);
        var climb = new Requests.Climb(
                kind,
                reason,
                rules.duty(request.level()).toAcknowledge().from(now, calendar),
                due.isAfter(now) && due.isBefore(handleBy) ? due : handleBy,
                resolveBy);
        var act = act(
                RequestAct.RISEN,
                request,
                by,
                Map.of("from", request.rung().name(), "to", to.name(), "kind", kind, "reason", reason));
        requests.rise(request, to, climb, by, now, act);
        passEmptyRungs(request.id());
    }

    /** Where nobody holds a rung, nobody could ever take it there: it goes up at once, on record. */
    void passEmptyRungs(UUID request) {
        var standing = standing(request);
        if (!standing.rung().isTop() && !viewers.anybodyHolds(standing.rung().roles(), standing.path())) {
            climb(standing, standing.rung().above(), "VACANT", "", null, null);
        }
    }
}
