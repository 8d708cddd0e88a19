package anju.consultation;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.message.Outbox;
import anju.notice.NumberScan;
import anju.registry.Registry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Neighbours are called together, come, talk, and everybody reads what they said. */
@Component
public class Calling {
    private final Gatherings gatherings;
    private final Groups groups;
    private final Registry registry;
    private final Outbox outbox;
    private final Acts acts;
    private final Commands commands;

    Calling(Gatherings gatherings, Groups groups, Registry registry, Outbox outbox, Acts acts, Commands commands) {
        this.outbox = outbox;
        this.gatherings = gatherings;
        this.groups = groups;
        this.registry = registry;
        this.acts = acts;
        this.commands = commands;
    }

    /** Calls neighbours together; a council needs a group in which all three kinds of members have a voice. */
    @Transactional
    public Gathering call(Viewer by, UUID command, GatheringDraft draft) {
        by.require(Action.HOLD_MEETING, registry.pathOf(draft.compoundId()));
        return commands.once(command, by.person(), "consultation.call", draft, Gathering.class, () -> {
            var city = City.current();
            if (draft.at().isBefore(city.now())) {
                return new Gathering.InThePast();
            }
            if (draft.stairwellId() != null && !gatherings.isStairwellOf(draft.compoundId(), draft.stairwellId())) {
                return new Gathering.NoSuchStairwell();
            }
            var numbers = numbers(draft.title() + "\n" + draft.venue() + "\n" + draft.topics());
            if (!numbers.isEmpty()) {
                return new Gathering.NumbersFound(numbers);
            }
            if (draft.form() == GatheringForm.COUNCIL && !groups.actsFor(draft.compoundId())) {
                return new Gathering.NoGroup();
            }
            var id = city.newId();
            var code = gatherings.nextCode(city.today().getYear());
            var act = acts.record(
                    ConsultationAct.GATHERING_CALLED,
                    List.of("gathering:" + id, "compound:" + draft.compoundId()),
                    Map.of(
                            "code",
                            code,
                            "form",
                            draft.form().name(),
                            "at",
                            draft.at().toString()),
                    Map.of("title", draft.title(), "venue", draft.venue(), "topics", draft.topics()));
            gatherings.insert(id, code, draft, by.person(), city.now(), act);
            tell(
                    draft.form(),
                    draft.compoundId(),
                    id,
                    "consultation.message.called",
                    draft.title(),
                    draft.at(),
                    draft.venue());
            return new Gathering.Called(id, code);
        });
    }

    /** Says who of the compound's people came; those not on the list are taken off it again. */
    @Transactional
    public Gathering tick(Viewer by, UUID command, UUID gathering, SortedSet<UUID> people) {
        var standing = permitted(by, gathering);
        var inputs = List.of(gathering, people);
        return commands.once(command, by.person(), "consultation.tick", inputs, Gathering.class, () -> {
            var refused = refusedBefore(standing.day(), gathering);
            if (refused != null) {
                return refused;
            }
            if (gatherings.invited(gathering, people) != people.size()) {
                return new Gathering.NotANeighbour();
            }
            gatherings.tick(gathering, people, City.current().now());
            return new Gathering.Counted(gatherings.attended(gathering).size());
        });
    }

    /** One of the neighbours signs in with their own phone, on the day. */
    @Transactional
    public Gathering signIn(Viewer by, UUID command, UUID gathering) {
        var standing = find(gathering);
        by.require(Action.ATTEND_GATHERING, registry.pathOf(standing.compoundId()));
        return commands.once(command, by.person(), "consultation.sign-in", gathering, Gathering.class, () -> {
            gatherings.lock(gathering);
            var now = find(gathering);
            if (now.isSettled()) {
                return new Gathering.Settled(now.state());
            }
            if (!now.day().equals(City.current().today())) {
                return new Gathering.NotToday();
            }
            if (gatherings.invited(gathering, List.of(by.person())) != 1) {
                return new Gathering.NotANeighbour();
            }
            return new Gathering.SignedIn(
                    !gatherings.signIn(gathering, by.person(), City.current().now()));
        });
    }

    /** Writes the minutes, or writes them anew until they are published. */
    @Transactional
    public Gathering record(Viewer by, UUID command, UUID gathering, MinutesDraft draft) {
        var standing = permitted(by, gathering);
        var inputs = List.of(gathering, draft.toString());
        return commands.once(command, by.person(), "consultation.record", inputs, Gathering.class, () -> {
            var refused = refusedBefore(standing.day(), gathering);
            if (refused != null) {
                return refused;
            }
            var people = gatherings.attended(gathering);
            if (people.isEmpty() && draft.walkIns() == 0) {
                return new Gathering.NobodyCame();
            }
            var city = City.current();
            int number = gatherings.nextMinutes(gathering);
            var act = acts.record(
                    ConsultationAct.GATHERING_RECORDED,
                    List.of("gathering:" + gathering, "compound:" + standing.compoundId()),
                    Map.of(
                            "code",
                            standing.code(),
                            "number",
                            number,
                            "resolutions",
                            draft.resolutions().size()),
                    Map.of(
                            "text", draft.text(),
                            "note", draft.note() == null ? "" : draft.note(),
                            "resolutions", draft.resolutions(),
                            "walk_ins", draft.walkIns()));
            gatherings.insertMinutes(gathering, number, draft, by.person(), city.now(), act);
            if (number == 1) {
                gatherings.insertStep(
                        new Gatherings.Step(city.newId(), gathering, GatheringState.HELD, null, null, null),
                        by.person(),
                        city.now(),
                        act,
                        ConsultationAct.GATHERING_RECORDED);
            }
            return new Gathering.Recorded(number);
        });
    }

    /** Puts the minutes that somebody else wrote before everybody, once no number of a person stands in them; who came is settled with it. */
    @Transactional
    public Gathering publish(Viewer by, UUID command, UUID gathering) {
        var standing = permitted(by, gathering);
        return commands.once(command, by.person(), "consultation.publish", gathering, Gathering.class, () -> {
            gatherings.lock(gathering);
            var state = find(gathering).state();
            if (state != GatheringState.HELD) {
                return new Gathering.Settled(state);
            }
            var minutes = gatherings.minutes(gathering);
            if (minutes.byPerson().equals(by.person())) {
                return new Gathering.OwnMinutes();
            }
            var resolutions = gatherings.resolutions(gathering, minutes.number());
            var numbers = numbers(minutes.text() + "\n" + String.join("\n", resolutions));
            if (!numbers.isEmpty()) {
                return new Gathering.NumbersFound(numbers);
            }
            var city = City.current();
            var people = gatherings.attended(gathering);
            var act = acts.record(
                    ConsultationAct.GATHERING_PUBLISHED,
                    List.of("gathering:" + gathering, "compound:" + standing.compoundId()),
                    Map.of("code", standing.code(), "named", people.size(), "walk_ins", minutes.walkIns()),
                    Map.of(
                            "number", minutes.number(),
                            "people", people.stream().map(UUID::toString).toList()));
            gatherings.insertStep(
                    new Gatherings.Step(
                            city.newId(), gathering, GatheringState.PUBLISHED, null, people.size(), minutes.walkIns()),
                    by.person(),
                    city.now(),
                    act,
                    ConsultationAct.GATHERING_PUBLISHED);
            return new Gathering.Published(people.size(), minutes.walkIns());
        });
    }

    /** Calls a gathering off that has no minutes, with the reason that everybody reads. */
    @Transactional
    public Gathering cancel(Viewer by, UUID command, UUID gathering, String reason) {
        var standing = permitted(by, gathering);
        Texts.check(reason, 2, Consulting.REASON_MAX);
        var inputs = List.of(gathering, reason);
        return commands.once(command, by.person(), "consultation.cancel", inputs, Gathering.class, () -> {
            gatherings.lock(gathering);
            var state = find(gathering).state();
            if (state != GatheringState.CALLED) {
                return new Gathering.Settled(state);
            }
            var numbers = numbers(reason);
            if (!numbers.isEmpty()) {
                return new Gathering.NumbersFound(numbers);
            }
            var city = City.current();
            var act = acts.record(
                    ConsultationAct.GATHERING_CANCELLED,
                    List.of("gathering:" + gathering, "compound:" + standing.compoundId()),
                    Map.of("code", standing.code()),
                    Map.of("reason", reason));
            gatherings.insertStep(
                    new Gatherings.Step(city.newId(), gathering, GatheringState.CANCELLED, reason, null, null),
                    by.person(),
                    city.now(),
                    act,
                    ConsultationAct.GATHERING_CANCELLED);
            tell(
                    standing.form(),
                    standing.compoundId(),
                    gathering,
                    "consultation.message.called-off",
                    standing.title(),
                    standing.at(),
                    reason);
            return new Gathering.Cancelled();
        });
    }

    /** A council is its members; to any other gathering all neighbours are invited, to a stairwell's its own. */
    private void tell(GatheringForm form, UUID compound, UUID gathering, String template, Object... values) {
        var invited = form == GatheringForm.COUNCIL ? gatherings.members(compound) : gatherings.invited(gathering);
        invited.forEach(person -> outbox.send(person, template, values));
    }

    private @Nullable Gathering refusedBefore(LocalDate day, UUID gathering) {
        gatherings.lock(gathering);
        var now = find(gathering);
        if (now.isSettled()) {
            return new Gathering.Settled(now.state());
        }
        return day.isAfter(City.current().today()) ? new Gathering.NotYet() : null;
    }

    private Gatherings.Standing permitted(Viewer by, UUID gathering) {
        var standing = find(gathering);
        by.require(Action.HOLD_MEETING, registry.pathOf(standing.compoundId()));
        return standing;
    }

    private Gatherings.Standing find(UUID gathering) {
        return gatherings.find(gathering).orElseThrow(() -> new NoSuchElementException("no gathering " + gathering));
    }

    /** Lines with numbers of persons; an office's own telephone may stand there. */
    private static List<Integer> numbers(String text) {
        var lines = new ArrayList<Integer>();
        for (var finding : NumberScan.of(text)) {
            if (finding.kind() != NumberScan.Kind.LANDLINE && !lines.contains(finding.line())) {
                lines.add(finding.line());
            }
        }
        return lines;
    }
}
