package anju.request;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Commands;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a request: the resident says whether it is solved and how well, once; if not, it is taken up again, once. */
@Component
public class Ending {
    private static final int ROUNDS = 2;

    private final Requests requests;
    private final Ladder ladder;
    private final Commands commands;

    Ending(Requests requests, Ladder ladder, Commands commands) {
        this.requests = requests;
        this.ladder = ladder;
        this.commands = commands;
    }

    /** Whoever reported it says how it went. */
    @Transactional
    public Ended rate(Viewer by, UUID command, UUID request, boolean solved, int stars) {
        by.person();
        return concluded(by, command, "request.rate", request, solved, stars, "SIGNED_IN", standing -> {
            if (!by.person().equals(standing.reporterId())) {
                return new Ended.NotYours();
            }
            return requests.hadAHand(request, by.person()) ? new Ended.OwnWork() : null;
        });
    }

    /** Whoever holds the tracking code says how it went; signed in or not, but never somebody who had a hand in it. */
    @Transactional
    public Ended rateByCode(Viewer by, UUID command, UUID request, boolean solved, int stars) {
        return concluded(by, command, "request.rate-by-code", request, solved, stars, "TRACKING", standing -> {
            boolean handled = by.isSignedIn()
                    && (requests.hadAHand(request, by.person())
                            || by.person().equals(standing.receivedBy())
                            || Rung.of(by, standing.path()).isPresent());
            return handled ? new Ended.OwnWork() : null;
        });
    }

    /** Somebody who had no hand in it rings or visits, and writes down what the resident says. */
    @Transactional
    public Ended callBack(Viewer by, UUID command, UUID request, boolean solved, int stars) {
        ladder.require(by, Action.CALL_BACK, request);
        return concluded(
                by,
                command,
                "request.call-back",
                request,
                solved,
                stars,
                "CALL_BACK",
                standing ->
                        requests.hadAHand(request, by.person()) || by.person().equals(standing.reporterId())
                                ? new Ended.OwnWork()
                                : null);
    }

    /** Closes what nobody rated in the days there were for it. It counts as not rated, never as satisfied. */
    @Transactional
    public boolean closeUnrated(UUID request, Instant now) {
        var standing = ladder.locked(request);
        var answeredAt = standing.answeredAt();
        if (standing.state() != RequestState.ANSWERED
                || answeredAt == null
                || now.isBefore(Term.endOf(lastDay(standing, answeredAt)))) {
            return false;
        }
        close(standing, null, now);
        return true;
    }

    private Ended concluded(
            Viewer by,
            UUID command,
            String kind,
            UUID request,
            boolean solved,
            int stars,
            String way,
            Objection objection) {
        if (stars < 1 || stars > 5) {
            throw new IllegalArgumentException("1 to 5 stars, not " + stars);
        }
        var inputs = List.of(request, solved, stars);
        return commands.once(command, by.personId(), kind, inputs, Ended.class, () -> {
            var standing = ladder.locked(request);
            var no = objection.to(standing);
            if (no != null) {
                return no;
            }
            var answer = standing.answerId();
            var answeredAt = standing.answeredAt();
            if (standing.state().isOpen() || answer == null || answeredAt == null) {
                return new Ended.NotAnswered();
            }
            if (standing.solved() != null) {
                return new Ended.AlreadyRated();
            }
            var last = lastDay(standing, answeredAt);
            if (standing.state() != RequestState.ANSWERED
                    || City.current().today().isAfter(last)) {
                return new Ended.TooLate(last);
            }
            var now = City.current().now();
            var rater = way.equals("TRACKING") ? null : by.personId();
            var says = new HashMap<String, Object>();
            says.put("solved", solved);
            says.put("stars", (long) stars);
            says.put("way", way);
            requests.rate(answer, solved, stars, way, rater, now, ladder.act(RequestAct.RATED, standing, rater, says));
            if (solved || standing.rounds() >= ROUNDS) {
                close(standing, rater, now);
                return new Ended.Rated(request, false);
            }
            reopen(standing, rater, now);
            return new Ended.Rated(request, true);
        });
    }

    private LocalDate lastDay(Standing request, Instant answeredAt) {
        return LocalDate.ofInstant(answeredAt, City.ZONE)
                .plusDays(ladder.rules(request).reopenDays());
    }

    private void close(Standing request, @Nullable UUID by, Instant now) {
        var act = ladder.act(RequestAct.CLOSED, request, by, Map.of());
        requests.step(request.id(), RequestState.CLOSED, Requests.Why.NONE, by, now, act, RequestAct.CLOSED);
    }

    /** It goes on where it has not been yet: one rung higher, with a new day for the second answer. */
    private void reopen(Standing request, @Nullable UUID by, Instant now) {
        var act = ladder.act(RequestAct.REOPENED, request, by, Map.of());
        requests.step(request.id(), RequestState.ACCEPTED, Requests.Why.NONE, by, now, act, RequestAct.REOPENED);
        var due = new Term(ladder.rules(request).resolveAgainDays(), TermUnit.WORKING_DAYS)
                .from(now, ladder.calendar(request));
        ladder.climb(request, request.rung().above(), "REOPENED", "NOT_SOLVED", by, due);
    }

    /** Why somebody may not say how it went. */
    @FunctionalInterface
    private interface Objection {
        @Nullable
        Ended to(Standing request);
    }
}
