package anju.request;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Commands;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The street whistles, departments report (街道吹哨、部门报到): called by name, with a day to answer by. */
@Component
public class Whistling {
    private final Whistles whistles;
    private final Ladder ladder;
    private final Commands commands;

    Whistling(Whistles whistles, Ladder ladder, Commands commands) {
        this.whistles = whistles;
        this.ladder = ladder;
        this.commands = commands;
    }

    /** Calls a department. Only from the street, once somebody there has the request in hand. */
    @Transactional
    public Whistled blow(Viewer by, UUID command, UUID request, UUID department, String asked) {
        ladder.require(by, Action.WHISTLE, request);
        var inputs = List.of(request, department, asked);
        return commands.once(command, by.personId(), "request.whistle", inputs, Whistled.class, () -> {
            var standing = ladder.locked(request);
            if (!standing.state().isOpen()) {
                return new Whistled.Past(standing.state());
            }
            if (!standing.rung().isTop() || !standing.isTaken()) {
                return new Whistled.NotYet(standing.rung());
            }
            if (!whistles.isDepartment(department)) {
                return new Whistled.NoSuchDepartment();
            }
            if (whistles.isCalled(request, department)) {
                return new Whistled.AlreadyCalled();
            }
            var rules = ladder.rules(standing);
            var term = standing.level().isMorePressingThan(Level.CONSULTATION)
                    ? new Term(rules.whistleHours(), TermUnit.HOURS)
                    : new Term(rules.whistleDays(), TermUnit.WORKING_DAYS);
            var now = City.current().now();
            var due = term.from(now, ladder.calendar(standing));
            var id = City.current().newId();
            var act = ladder.act(
                    RequestAct.WHISTLE_BLOWN,
                    standing,
                    by.person(),
                    Map.of("department", department.toString(), "asked", asked, "due", due.toString()));
            whistles.blow(id, request, department, asked, due, by.person(), now, act);
            return new Whistled.Blown(id, due);
        });
    }

    /** The department says what it did; never the one who called. */
    @Transactional
    public Whistled answer(Viewer by, UUID command, UUID whistle, boolean came, String answer) {
        var request =
                whistles.requestOf(whistle).orElseThrow(() -> new NoSuchElementException("no whistle " + whistle));
        ladder.require(by, Action.ANSWER_WHISTLE, request);
        var inputs = List.of(whistle, came, answer);
        return commands.once(command, by.personId(), "request.whistle.answer", inputs, Whistled.class, () -> {
            var standing = ladder.locked(request);
            if (whistles.isBlownBy(whistle, by.person())) {
                throw new NotPermitted(Action.ANSWER_WHISTLE);
            }
            if (whistles.isAnswered(whistle)) {
                return new Whistled.AlreadyAnswered();
            }
            if (!standing.state().isOpen()) {
                return new Whistled.Past(standing.state());
            }
            var act = ladder.act(
                    RequestAct.WHISTLE_ANSWERED,
                    standing,
                    by.person(),
                    Map.of("whistle", whistle.toString(), "came", came, "answer", answer));
            whistles.answer(whistle, came, answer, by.person(), City.current().now(), act);
            return new Whistled.Answered(request);
        });
    }
}
