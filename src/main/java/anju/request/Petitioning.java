package anju.request;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Commands;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Petitions among the requests: their own clock runs beside the request's (《信访工作条例》 2022: 15 days, 60 days, 30 days). */
@Component
public class Petitioning {
    private final Petitions petitions;
    private final Ladder ladder;
    private final Commands commands;

    Petitioning(Petitions petitions, Ladder ladder, Commands commands) {
        this.petitions = petitions;
        this.ladder = ladder;
        this.commands = commands;
    }

    /** Marks a request as a petition; its days count from when it was received, not from when it was marked. */
    @Transactional
    public Petitioned mark(Viewer by, UUID command, UUID request, String reason) {
        ladder.require(by, Action.MARK_PETITION, request);
        return commands.once(
                command, by.personId(), "request.petition", List.of(request, reason), Petitioned.class, () -> {
                    var standing = ladder.locked(request);
                    if (petitions.course(request).isPresent()) {
                        return new Petitioned.AlreadyMarked();
                    }
                    var due = LocalDate.ofInstant(petitions.receivedAt(request), City.ZONE)
                            .plusDays(ladder.rules(standing).petitionDecideDays());
                    var act = ladder.act(
                            RequestAct.PETITION_MARKED,
                            standing,
                            by.person(),
                            Map.of("decide_by", due.toString(), "reason", reason));
                    petitions.mark(
                            request, due, reason, by.person(), City.current().now(), act);
                    return new Petitioned.Moved(request, due);
                });
    }

    /** Admits it or not, extends it once, concludes it; each once and in this order. */
    @Transactional
    public Petitioned move(Viewer by, UUID command, UUID request, PetitionStep step, String reason) {
        ladder.require(by, Action.MARK_PETITION, request);
        var inputs = List.of(request, step, reason);
        return commands.once(command, by.personId(), "request.petition.move", inputs, Petitioned.class, () -> {
            var standing = ladder.locked(request);
            var course = petitions.course(request);
            if (course.isEmpty()) {
                return new Petitioned.NoPetition();
            }
            if (!isInTurn(course.get(), step)) {
                return new Petitioned.OutOfTurn();
            }
            var due = due(course.get(), step, ladder.rules(standing));
            var act = ladder.act(
                    RequestAct.PETITION_MOVED,
                    standing,
                    by.person(),
                    Map.of("step", step.name(), "due", due == null ? "" : due.toString(), "reason", reason));
            petitions.step(
                    request, step, due, reason, by.person(), City.current().now(), act);
            return new Petitioned.Moved(request, due);
        });
    }

    private static boolean isInTurn(Petitions.Course course, PetitionStep step) {
        boolean admitted = course.has(PetitionStep.ADMITTED);
        return !course.isOver()
                && !course.has(step)
                && switch (step) {
                    case ADMITTED, NOT_ADMITTED -> !admitted;
                    case EXTENDED, CONCLUDED -> admitted;
                };
    }

    private static @Nullable LocalDate due(Petitions.Course course, PetitionStep step, RequestRules rules) {
        return switch (step) {
            case ADMITTED -> City.current().today().plusDays(rules.petitionFinishDays());
            case EXTENDED -> course.admittedUntil().plusDays(rules.petitionExtensionDays());
            case NOT_ADMITTED, CONCLUDED -> null;
        };
    }
}
