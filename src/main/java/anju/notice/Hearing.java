package anju.notice;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.message.Outbox;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Objections to notices: raised by residents or written down for them, and each answered. */
@Component
public class Hearing {
    public static final int TEXT_MAX = 2000;
    public static final int ANSWER_MAX = 1000;

    private final Notices notices;
    private final Objections objections;
    private final Policy policy;
    private final Acts acts;
    private final Commands commands;
    private final Outbox outbox;

    Hearing(Notices notices, Objections objections, Policy policy, Acts acts, Commands commands, Outbox outbox) {
        this.notices = notices;
        this.objections = objections;
        this.policy = policy;
        this.acts = acts;
        this.commands = commands;
        this.outbox = outbox;
    }

    /** Whether somebody is at home where the notice hangs: a notice for a street concerns every compound in it. */
    public static boolean concerns(Viewer viewer, String placePath) {
        return viewer.may(Action.RAISE_OBJECTION, placePath)
                || viewer.reach(Action.RAISE_OBJECTION).stream().anyMatch(home -> home.startsWith(placePath + "/"));
    }

    /** The words of an objection, for whoever raised it and whoever answers it. */
    public String open(UUID objection, byte[] sealed) {
        return objections.open(objection, sealed);
    }

    /** A resident objects. */
    @Transactional
    public Objecting raise(Viewer by, UUID command, UUID notice, String text) {
        var place = find(notice).placePath();
        if (!by.isSignedIn() || !concerns(by, place)) {
            throw new NotPermitted(Action.RAISE_OBJECTION);
        }
        check(text);
        var inputs = List.of(notice, text);
        return commands.once(command, by.person(), "notice.object", inputs, Objecting.class, () -> {
            var city = City.current();
            var hanging = notices.lock(notice).orElseThrow();
            if (hanging.state() != NoticeState.PUBLISHED || !city.now().isBefore(hanging.closesAt())) {
                return new Objecting.PeriodOver();
            }
            return record(hanging, Channel.ONLINE, by.person(), null, city.today(), text);
        });
    }

    /**
     * Staff write down what was raised at a meeting, by phone or on paper.
     *
     * @param person who raised it, if they are on file
     */
    @Transactional
    public Objecting enter(
            Viewer by,
            UUID command,
            UUID notice,
            Channel channel,
            LocalDate raisedOn,
            @Nullable UUID person,
            String text) {
        by.require(Action.ENTER_OBJECTION, find(notice).placePath());
        check(text);
        if (channel == Channel.ONLINE) {
            throw new IllegalArgumentException("what comes online is not written down by staff");
        }
        var inputs = new ArrayList<@Nullable Object>(List.of(notice, channel, raisedOn, text));
        inputs.add(person);
        return commands.once(command, by.person(), "notice.enter-objection", inputs, Objecting.class, () -> {
            var city = City.current();
            var hanging = notices.lock(notice).orElseThrow();
            // What was raised in time may be written down until the notice is closed.
            if (hanging.state() != NoticeState.PUBLISHED) {
                return new Objecting.PeriodOver();
            }
            var first = LocalDate.ofInstant(hanging.releasedAt(), City.ZONE);
            var last = city.today().isBefore(hanging.lastOn()) ? city.today() : hanging.lastOn();
            if (raisedOn.isBefore(first) || raisedOn.isAfter(last)) {
                return new Objecting.OutsidePeriod(first, last);
            }
            return record(hanging, channel, person, by.person(), raisedOn, text);
        });
    }

    /** The office answers; the words are public, whoever raised it is told. */
    @Transactional
    public Answering answer(Viewer by, UUID command, UUID objection, Outcome outcome, String text) {
        var raised =
                objections.find(objection).orElseThrow(() -> new NoSuchElementException("no objection " + objection));
        by.require(Action.ANSWER_OBJECTION, raised.placePath());
        if (text.isBlank() || text.codePointCount(0, text.length()) > ANSWER_MAX) {
            throw new IllegalArgumentException("an answer has 1 to " + ANSWER_MAX + " characters");
        }
        var inputs = List.of(objection, outcome, text);
        return commands.once(command, by.person(), "notice.answer", inputs, Answering.class, () -> {
            var hanging = notices.lock(raised.noticeId()).orElseThrow();
            if (objections.find(objection).orElseThrow().answered()) {
                return new Answering.AlreadyAnswered();
            }
            if (by.person().equals(raised.personId())) {
                return new Answering.OwnObjection();
            }
            // An office's own number may stand in an answer; one of a person may not.
            var numbers = NumberScan.of(text).stream()
                    .filter(finding -> finding.kind() != NumberScan.Kind.LANDLINE)
                    .toList();
            if (!numbers.isEmpty()) {
                return new Answering.NumbersFound(numbers);
            }
            var act = acts.record(
                    NoticeAct.OBJECTION_ANSWERED,
                    List.of("objection:" + objection, "notice:" + raised.noticeId()),
                    Map.of("outcome", outcome.name()),
                    Map.of("text", text, "by", by.person().toString()));
            objections.insertAnswer(
                    objection, outcome, text, by.person(), City.current().now(), act);
            if (raised.personId() != null) {
                outbox.send(raised.personId(), "notice.message.answered", raised.title(), raised.number());
            }
            return new Answering.Answered(hanging.openObjections() - 1);
        });
    }

    private Objecting record(
            Notices.Hanging hanging,
            Channel channel,
            @Nullable UUID person,
            @Nullable UUID enteredBy,
            LocalDate raisedOn,
            String text) {
        var city = City.current();
        var id = city.newId();
        int number = hanging.objections() + 1;
        var answerBy = policy.rules(CalendarRules.class, hanging.editionId())
                .lastOf(
                        city.today(),
                        policy.rules(NoticeRules.class, hanging.editionId()).answerDays());
        var act = acts.record(
                NoticeAct.OBJECTION_RAISED,
                List.of("objection:" + id, "notice:" + hanging.id()),
                Map.of("number", number, "channel", channel.name()),
                Map.of("raised_on", raisedOn.toString()));
        objections.insert(
                new Objections.Objection(
                        id, hanging.id(), number, channel, person, enteredBy, raisedOn, city.now(), answerBy),
                text,
                act);
        return new Objecting.Raised(id, number, answerBy);
    }

    private Notices.Hanging find(UUID notice) {
        return notices.find(notice).orElseThrow(() -> new NoSuchElementException("no notice " + notice));
    }

    private static void check(String text) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > TEXT_MAX) {
            throw new IllegalArgumentException("an objection has 1 to " + TEXT_MAX + " characters");
        }
    }
}
