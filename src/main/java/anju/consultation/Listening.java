package anju.consultation;

import anju.access.Action;
import anju.access.Phone;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.notice.NumberScan;
import anju.policy.Policy;
import anju.registry.Registry;
import anju.survey.SurveyRules;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opinions come in: from residents' phones, from the sign at the gate, or written down by staff. */
@Component
public class Listening {
    /** Crockford's base 32: no letter that reads like a digit. 14 of them are 70 bits. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int CODE_LENGTH = 14;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Opinions opinions;
    private final Gatherings gatherings;
    private final Registry registry;
    private final Policy policy;
    private final Acts acts;
    private final Commands commands;

    Listening(
            Opinions opinions, Gatherings gatherings, Registry registry, Policy policy, Acts acts, Commands commands) {
        this.opinions = opinions;
        this.gatherings = gatherings;
        this.registry = registry;
        this.policy = policy;
        this.acts = acts;
        this.commands = commands;
    }

    /** A resident who has signed in says something. */
    @Transactional
    public Giving give(Viewer by, UUID command, OpinionDraft draft) {
        by.require(Action.GIVE_OPINION, registry.pathOf(draft.compoundId()));
        return commands.once(command, by.person(), "consultation.give", draft, Giving.class, () -> {
            var today = City.current().today();
            var refused = refusal(draft);
            return refused != null ? refused : record(draft, Channel.RESIDENT, today, by.person(), null, null);
        });
    }

    /**
     * Somebody at the sign says something; nobody asks who.
     *
     * @param phone where to tell them what became of it, if they want to be told
     */
    @Transactional
    public Giving giveUnsigned(UUID command, OpinionDraft draft, @Nullable Phone phone) {
        var inputs = List.of(draft, phone == null ? "" : phone.digits());
        return commands.once(command, null, "consultation.give-unsigned", inputs, Giving.class, () -> {
            var refused = refusal(draft);
            if (refused != null) {
                return refused;
            }
            var city = City.current();
            opinions.lock(draft.compoundId());
            var rules = policy.rules(ConsultationRules.class, registry.pathOf(draft.compoundId()), city.today());
            if (opinions.unsignedSince(draft.compoundId(), city.now().minus(Duration.ofHours(1)))
                    >= rules.unsignedPerHour()) {
                return new Giving.TooMany();
            }
            var given = record(draft, Channel.QR, city.today(), null, null, null);
            if (phone != null) {
                opinions.insertContact(given.opinionId(), phone);
            }
            return given;
        });
    }

    /**
     * Staff write down what a resident said on a questionnaire, at the door, by phone or at a meeting.
     *
     * @param phone where to tell them what became of it, if they left one
     */
    @Transactional
    public Giving enter(
            Viewer by, UUID command, OpinionDraft draft, Channel channel, LocalDate occurredOn, @Nullable Phone phone) {
        by.require(Action.RECORD_OPINION, registry.pathOf(draft.compoundId()));
        if (channel == Channel.QR || channel == Channel.RESIDENT) {
            throw new IllegalArgumentException("what residents send themselves is not written down by staff");
        }
        var inputs = List.of(draft, channel, occurredOn, phone == null ? "" : phone.digits());
        return commands.once(command, by.person(), "consultation.enter", inputs, Giving.class, () -> {
            var refused = refusal(draft);
            if (refused != null) {
                return refused;
            }
            if (occurredOn.isAfter(City.current().today())) {
                return new Giving.InTheFuture();
            }
            var given = record(draft, channel, occurredOn, null, by.person(), null);
            if (phone != null) {
                opinions.insertContact(given.opinionId(), phone);
            }
            return given;
        });
    }

    /** Staff write down what somebody says at a gathering; it bears the gathering's day. */
    @Transactional
    public Giving hear(Viewer by, UUID command, UUID gathering, OpinionDraft draft, @Nullable Phone phone) {
        by.require(Action.RECORD_OPINION, registry.pathOf(draft.compoundId()));
        var inputs = List.of(gathering, draft, phone == null ? "" : phone.digits());
        return commands.once(command, by.person(), "consultation.hear", inputs, Giving.class, () -> {
            var refused = refusal(draft);
            if (refused != null) {
                return refused;
            }
            gatherings.lock(gathering);
            var standing = gatherings
                    .find(gathering)
                    .filter(one -> one.compoundId().equals(draft.compoundId()))
                    .orElseThrow(() -> new NoSuchElementException("no gathering " + gathering));
            if (standing.day().isAfter(City.current().today())) {
                return new Giving.InTheFuture();
            }
            if (standing.isSettled()) {
                return new Giving.GatheringOver();
            }
            var given = record(draft, Channel.MEETING, standing.day(), null, by.person(), gathering);
            if (phone != null) {
                opinions.insertContact(given.opinionId(), phone);
            }
            return given;
        });
    }

    private @Nullable Giving refusal(OpinionDraft draft) {
        var path = registry.pathOf(draft.compoundId());
        var topics =
                policy.rules(SurveyRules.class, path, City.current().today()).topics();
        if (!topics.containsKey(draft.topic())) {
            return new Giving.UnknownTopic(draft.topic());
        }
        int numbers = NumberScan.of(draft.text()).size();
        return numbers > 0 ? new Giving.NumbersFound(numbers) : null;
    }

    private Giving.Given record(
            OpinionDraft draft,
            Channel channel,
            LocalDate occurredOn,
            @Nullable UUID person,
            @Nullable UUID enteredBy,
            @Nullable UUID gathering) {
        var city = City.current();
        var id = city.newId();
        var code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        var act = acts.record(
                ConsultationAct.OPINION_RECORDED,
                gathering == null
                        ? List.of("opinion:" + id, "compound:" + draft.compoundId())
                        : List.of("opinion:" + id, "compound:" + draft.compoundId(), "gathering:" + gathering),
                Map.of("topic", draft.topic(), "channel", channel.name()),
                Map.of("text", draft.text(), "occurred_on", occurredOn.toString()));
        opinions.insert(id, code.toString(), draft, channel, occurredOn, person, enteredBy, gathering, city.now(), act);
        return new Giving.Given(id, code.toString());
    }
}
