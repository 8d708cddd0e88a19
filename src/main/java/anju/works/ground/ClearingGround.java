package anju.works.ground;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Projects;
import anju.registry.Registry;
import anju.works.Contracts;
import anju.works.WorksAct;
import anju.works.ground.Encroachments.Encroachment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Encroachments on common ground (拆违): the register, and the fact that an undertaking's ground is clear. */
@Component
public class ClearingGround {
    private final Commands commands;
    private final Acts acts;
    private final Registry registry;
    private final Projects projects;
    private final Gates gates;
    private final Contracts codes;
    private final Encroachments encroachments;

    ClearingGround(
            Commands commands,
            Acts acts,
            Registry registry,
            Projects projects,
            Gates gates,
            Contracts codes,
            Encroachments encroachments) {
        this.commands = commands;
        this.acts = acts;
        this.registry = registry;
        this.projects = projects;
        this.gates = gates;
        this.codes = codes;
        this.encroachments = encroachments;
    }

    /** Something was found; ground that was said to be clear is not any more. */
    @RetryOnConflict
    @Transactional
    public Cleared find(Viewer by, UUID command, UUID compound, EncroachmentTerms terms) {
        by.require(Action.KEEP_ENCROACHMENTS, registry.pathOf(compound));
        var inputs = List.of(compound, terms.kind(), terms.place(), terms.area().x100(), terms.fireLane());
        return commands.once(command, by.person(), "works.encroachment.find", inputs, Cleared.class, () -> {
            encroachments.lock(compound);
            var found =
                    new Encroachment(City.current().newId(), codes.nextCode("CQ"), compound, EncroachmentState.FOUND);
            var act = acts.record(
                    WorksAct.ENCROACHMENT_FOUND,
                    references(found),
                    Map.of(
                            "code", found.code(),
                            "kind", terms.kind().name(),
                            "area_x100", terms.area().x100()),
                    Map.of("place", terms.place(), "by", by.person().toString()));
            encroachments.insert(found, terms, by.person(), act);
            for (var clear : encroachments.said(compound)) {
                gates.withdraw(clear.projectId(), GateCondition.GROUND_CLEARED, clear.id(), act);
            }
            return new Cleared.Found(found.id(), found.code());
        });
    }

    /** What came of it: a talk, a consent, an order, the removal, the use of the ground. */
    @RetryOnConflict
    @Transactional
    public Cleared step(Viewer by, UUID command, UUID id, EncroachmentState to, String note, @Nullable UUID photo) {
        var compound = encroachments.find(id).orElseThrow().compoundId();
        by.require(
                to == EncroachmentState.ORDERED ? Action.ORDER_REMOVAL : Action.KEEP_ENCROACHMENTS,
                registry.pathOf(compound));
        var inputs = List.of(id, to, note);
        return commands.once(command, by.person(), "works.encroachment.step", inputs, Cleared.class, () -> {
            encroachments.lock(compound);
            var now = encroachments.find(id).orElseThrow();
            if (!now.state().next().contains(to)) {
                return new Cleared.NotNext(now.state());
            }
            if (note.isBlank()) {
                return new Cleared.NoteMissing();
            }
            if (to == EncroachmentState.REMOVED && photo == null) {
                return new Cleared.PhotoMissing();
            }
            var kind = actOf(to);
            var act = acts.record(
                    kind,
                    references(now),
                    Map.of("code", now.code()),
                    Map.of("note", note, "by", by.person().toString()));
            encroachments.step(id, to, note, photo, by.person(), act, kind);
            return new Cleared.Done(to);
        });
    }

    /** Somebody went over the ground of an undertaking: nothing stands on it. */
    @RetryOnConflict
    @Transactional
    public Cleared declareClear(Viewer by, UUID command, UUID project, String note) {
        projects.require(by, Action.DECLARE_GROUND_CLEAR, project);
        var inputs = List.of(project, note);
        return commands.once(command, by.person(), "works.ground.clear", inputs, Cleared.class, () -> {
            projects.places(project).stream()
                    .map(place -> place.compoundId())
                    .distinct()
                    .sorted()
                    .forEach(encroachments::lock);
            if (note.isBlank()) {
                return new Cleared.NoteMissing();
            }
            var standing = encroachments.standing(project);
            if (!standing.isEmpty()) {
                return new Cleared.Standing(standing);
            }
            var id = City.current().newId();
            var act = acts.record(
                    WorksAct.GROUND_CLEARED,
                    List.of("project:" + project),
                    Map.of("note", note, "by", by.person().toString()));
            encroachments.clear(id, project, note, by.person(), act);
            gates.meet(project, GateCondition.GROUND_CLEARED, id, act);
            return new Cleared.GroundClear();
        });
    }

    private static WorksAct actOf(EncroachmentState to) {
        return switch (to) {
            case FOUND -> throw new IllegalArgumentException("nothing is found twice");
            case TALKED -> WorksAct.ENCROACHMENT_TALKED;
            case CONSENTED -> WorksAct.ENCROACHMENT_CONSENTED;
            case ORDERED -> WorksAct.ENCROACHMENT_ORDERED;
            case REMOVED -> WorksAct.ENCROACHMENT_REMOVED;
            case REUSED -> WorksAct.ENCROACHMENT_REUSED;
        };
    }

    private static List<String> references(Encroachment found) {
        return List.of("compound:" + found.compoundId(), "encroachment:" + found.id());
    }
}
