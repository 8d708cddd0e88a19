package anju.request;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.access.People;
import anju.access.Phone;
import anju.access.Vault;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.message.Outbox;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import anju.registry.Registry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes requests in: from a code on a door, from a resident's telephone, from staff who were told. */
@Component
public class Reporting {
    static final String DESCRIPTION = "request.request.description_enc";
    static final String CONTACT = "request.contact.phone_enc";
    /** What photos of a request are taken in for. */
    public static final String PHOTO = "request.photo";

    private final Requests requests;
    private final Registry registry;
    private final Policy policy;
    private final Acts acts;
    private final Commands commands;
    private final Vault vault;
    private final People people;
    private final Tracking tracking;
    private final Outbox outbox;
    private final Ladder ladder;

    Reporting(
            Requests requests,
            Registry registry,
            Policy policy,
            Acts acts,
            Commands commands,
            Vault vault,
            People people,
            Tracking tracking,
            Outbox outbox,
            Ladder ladder) {
        this.requests = requests;
        this.registry = registry;
        this.policy = policy;
        this.acts = acts;
        this.commands = commands;
        this.vault = vault;
        this.people = people;
        this.tracking = tracking;
        this.outbox = outbox;
        this.ladder = ladder;
    }

    /** The code by which the reporter follows a request; for their eyes and telephone alone, never for staff. */
    public String trackingOf(UUID request) {
        return tracking.of(request);
    }

    /** The request behind a code. */
    public Optional<UUID> tracked(String code) {
        return requests.tracked(tracking.digest(code));
    }

    @Transactional
    public Reported report(Viewer by, UUID command, RequestDraft draft) {
        var path = registry.pathOf(draft.compound());
        if (draft.channel().isWrittenByStaff()) {
            by.require(Action.RECEIVE_REQUEST, path);
        } else if (draft.channel() == Channel.PHONE && !by.isSignedIn()) {
            throw new NotPermitted(Action.RECEIVE_REQUEST);
        }
        return commands.once(command, by.personId(), "request.report", draft, Reported.class, () -> {
            var city = City.current();
            var edition = policy.edition(path, city.today());
            var rules = policy.rules(RequestRules.class, edition);
            var topic = rules.topics().get(draft.topic());
            if (topic == null) {
                return new Reported.UnknownTopic(draft.topic());
            }
            if (!requests.belong(draft.compound(), draft.building(), draft.stairwell(), draft.parts())) {
                return new Reported.Elsewhere();
            }
            if (draft.photos().size() > RequestDraft.PHOTOS_MAX) {
                return new Reported.TooManyPhotos(RequestDraft.PHOTOS_MAX);
            }
            if (!requests.areOurs(draft.photos(), PHOTO, path)) {
                return new Reported.Elsewhere();
            }
            var phone = Phone.read(draft.phone());
            if (phone.isEmpty() && !draft.phone().isBlank()) {
                return new Reported.NoSuchNumber();
            }
            var level = topic.level();
            if (draft.level() != null) {
                if (topic.level().isMorePressingThan(draft.level())) {
                    return new Reported.LessPressing(topic.level());
                }
                level = draft.level();
            }
            return received(by, path, draft, edition, rules, level, phone.orElse(null));
        });
    }

    private Reported received(
            Viewer by,
            String path,
            RequestDraft draft,
            UUID edition,
            RequestRules rules,
            Level level,
            @Nullable Phone phone) {
        var city = City.current();
        var now = city.now();
        var calendar = policy.rules(CalendarRules.class, edition);
        var duty = rules.duty(level);
        var acknowledgeBy = duty.toAcknowledge().from(now, calendar);
        var resolveBy = duty.toResolve().from(now, calendar);
        var handleBy = rules.toHandle(rules.firstRung()).from(now, calendar);
        var id = city.newId();
        var code = requests.nextCode();
        var reporter = reporter(by, draft, phone);
        var act = acts.record(
                RequestAct.RECEIVED,
                List.of("request:" + id, "compound:" + draft.compound()),
                Map.of(
                        "code", code,
                        "topic", draft.topic(),
                        "level", level.name(),
                        "title", draft.title(),
                        "channel", draft.channel().name(),
                        "edition", edition.toString(),
                        "acknowledge_by", acknowledgeBy.toString(),
                        "resolve_by", resolveBy.toString(),
                        "photos", draft.photos().stream().map(UUID::toString).toList()));
        requests.insert(new Requests.Receipt(
                id,
                code,
                tracking.digest(tracking.of(id)),
                draft,
                level,
                draft.description().isBlank() ? null : vault.seal(DESCRIPTION, id, draft.description()),
                // Somebody whom the books know keeps their number there; only an unknown one is kept here.
                phone == null || reporter != null ? null : vault.seal(CONTACT, id, phone.digits()),
                reporter,
                draft.channel().isWrittenByStaff() ? by.person() : null,
                edition,
                rules.firstRung(),
                now,
                acknowledgeBy,
                resolveBy,
                handleBy.isBefore(resolveBy) ? handleBy : resolveBy,
                act));
        ladder.passEmptyRungs(id);
        if (phone != null && phone.isMobile()) {
            outbox.sendTo(phone, "request.message.received", code, tracking.of(id), resolveBy);
        }
        return new Reported.Received(id, code);
    }

    /** A number typed without signing in proves nothing, so it makes nobody the reporter. */
    private @Nullable UUID reporter(Viewer by, RequestDraft draft, @Nullable Phone phone) {
        return switch (draft.channel()) {
            case SCAN -> null;
            case PHONE -> by.person();
            case CALL, VISIT -> {
                var known = phone == null ? List.<UUID>of() : people.withPhone(phone);
                yield known.size() == 1 ? known.getFirst() : null;
            }
        };
    }
}
