package anju.request;

import anju.access.Action;
import anju.access.People;
import anju.access.Phone;
import anju.access.Vault;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Commands;
import anju.message.Outbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Works on a request, rung by rung. */
@Component
public class Handling {
    static final String REMARK = "request.remark.text_enc";

    private final Requests requests;
    private final Ladder ladder;
    private final Commands commands;
    private final Vault vault;
    private final Outbox outbox;
    private final People people;

    Handling(Requests requests, Ladder ladder, Commands commands, Vault vault, Outbox outbox, People people) {
        this.requests = requests;
        this.ladder = ladder;
        this.commands = commands;
        this.vault = vault;
        this.outbox = outbox;
        this.people = people;
    }

    /** Takes it in hand, which acknowledges it. */
    @Transactional
    public Handled take(Viewer by, UUID command, UUID request) {
        return handled(by, command, "request.take", request, List.of(request), standing -> {
            if (standing.takenAt() != null) {
                return new Handled.AlreadyTaken(standing.takenAt());
            }
            ladder.take(standing, by.person());
            return new Handled.Done(request);
        });
    }

    /** Hands it to the rung above, with the reason why it cannot be solved here. */
    @Transactional
    public Handled passUp(Viewer by, UUID command, UUID request, String reason) {
        return handled(by, command, "request.pass-up", request, List.of(request, reason), standing -> {
            if (standing.rung().isTop()) {
                return new Handled.AtTheTop();
            }
            ladder.climb(standing, standing.rung().above(), "PASSED_UP", reason, by.person(), null);
            return new Handled.Done(request);
        });
    }

    /** Somebody higher takes it to themselves, without waiting for it to come. */
    @Transactional
    public Handled takeUp(Viewer by, UUID command, UUID request, String reason) {
        ladder.require(by, Action.HANDLE_REQUEST, request);
        return commands.once(command, by.personId(), "request.take-up", List.of(request, reason), Handled.class, () -> {
            var standing = ladder.locked(request);
            var own = Rung.of(by, standing.path()).orElseThrow();
            if (!standing.state().isOpen()) {
                return new Handled.Past(standing.state());
            }
            if (by.person().equals(standing.reporterId())) {
                return new Handled.OwnRequest();
            }
            if (own.compareTo(standing.rung()) <= 0) {
                return new Handled.OtherRung(standing.rung());
            }
            ladder.climb(standing, own, "TAKEN_UP", reason, by.person(), null);
            ladder.take(ladder.standing(request), by.person());
            return new Handled.Done(request);
        });
    }

    /** Writes something on it; a message goes to whoever reported it. No clock stops for that. */
    @Transactional
    public Handled remark(Viewer by, UUID command, UUID request, RemarkKind kind, String text) {
        ladder.require(by, Action.HANDLE_REQUEST, request);
        return commands.once(
                command, by.personId(), "request.remark", List.of(request, kind, text), Handled.class, () -> {
                    var standing = ladder.locked(request);
                    if (standing.state() == RequestState.CLOSED || standing.state() == RequestState.DUPLICATE) {
                        return new Handled.Past(standing.state());
                    }
                    if (by.person().equals(standing.reporterId())) {
                        return new Handled.OwnRequest();
                    }
                    if (!kind.isByHand()) {
                        return new Handled.NotForThisRung(kind);
                    }
                    var least = switch (kind) {
                        case CONSULTATION -> Rung.GRID;
                        case RESOLUTION -> Rung.COMMUNITY;
                        case VISIT, MESSAGE, NOTE, WORK_BEGUN, WORK_DONE, NEED_RECORDED -> Rung.BUILDING_HEAD;
                    };
                    if (Rung.of(by, standing.path()).orElseThrow().compareTo(least) < 0) {
                        return new Handled.NotForThisRung(kind);
                    }
                    if (kind == RemarkKind.MESSAGE && !tell(standing, "request.message.word", standing.code(), text)) {
                        return new Handled.NoNumber();
                    }
                    var id = City.current().newId();
                    var act = ladder.act(RequestAct.REMARKED, standing, by.person(), Map.of("kind", kind.name()));
                    requests.remark(
                            id,
                            request,
                            kind,
                            vault.seal(REMARK, id, text),
                            by.person(),
                            City.current().now(),
                            act);
                    return new Handled.Done(request);
                });
    }

    /** Gives more time, once, before the time is over; decided by somebody other than who needs it. */
    @Transactional
    public Handled extend(Viewer by, UUID command, UUID request, String reason) {
        ladder.require(by, Action.EXTEND_REQUEST, request);
        return commands.once(command, by.personId(), "request.extend", List.of(request, reason), Handled.class, () -> {
            var standing = ladder.locked(request);
            var now = City.current().now();
            if (!standing.state().isOpen()) {
                return new Handled.Past(standing.state());
            }
            if (by.person().equals(standing.reporterId())) {
                return new Handled.OwnRequest();
            }
            if (!standing.isTaken()) {
                return new Handled.NotTaken();
            }
            var extended = requests.extendedUntil(request);
            if (extended.isPresent() || standing.rounds() > 0) {
                return new Handled.AlreadyExtended(extended.orElse(standing.resolveDueAt()));
            }
            if (!now.isBefore(standing.resolveDueAt())) {
                return new Handled.TooLate(standing.resolveDueAt());
            }
            var more = new Term(ladder.rules(standing).extensionDays(), TermUnit.WORKING_DAYS);
            // A deadline of 24:00 belongs to the day that ends then.
            var until = more.from(standing.resolveDueAt().minusMillis(1), ladder.calendar(standing));
            var act = ladder.act(
                    RequestAct.EXTENDED, standing, by.person(), Map.of("until", until.toString(), "reason", reason));
            requests.extend(request, until, reason, by.person(), now, act);
            tell(standing, "request.message.extended", standing.code(), until, reason);
            return new Handled.Done(request);
        });
    }

    /** The number to ring, whole, for whoever handles it; each look is written down. */
    @Transactional
    public Optional<String> contact(Viewer by, UUID request) {
        var standing = ladder.standing(request);
        by.require(Action.HANDLE_REQUEST, standing.path());
        var kept = requests.contact(request);
        kept.ifPresent(_ -> requests.looked(request, by.person(), City.current().now()));
        return kept.map(phone -> vault.open(Reporting.CONTACT, request, phone));
    }

    /** Sends words to whoever reported it; false if no number is known. */
    boolean tell(Standing request, String template, Object... values) {
        var reporter = request.reporterId();
        if (reporter != null) {
            if (people.phonesOf(List.of(reporter), anju.access.Audience.SELF).isEmpty()) {
                return false;
            }
            outbox.send(reporter, template, values);
            return true;
        }
        var phone = requests.contact(request.id())
                .flatMap(kept -> Phone.read(vault.open(Reporting.CONTACT, request.id(), kept)))
                .filter(Phone::isMobile);
        phone.ifPresent(number -> outbox.sendTo(number, template, values));
        return phone.isPresent();
    }

    private Handled handled(
            Viewer by, UUID command, String kind, UUID request, List<?> inputs, Function<Standing, Handled> work) {
        ladder.require(by, Action.HANDLE_REQUEST, request);
        return commands.once(command, by.personId(), kind, inputs, Handled.class, () -> {
            var standing = ladder.locked(request);
            return ladder.refusal(by, standing).orElseGet(() -> work.apply(standing));
        });
    }
}
