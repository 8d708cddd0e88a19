package anju.project;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.registry.Compound;
import anju.registry.Registry;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens undertakings and answers what other modules ask about them. */
@Component
public class Projects {
    public static final int NAME_MAX = 60;

    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Registry registry;
    private final Gates gates;
    private final Undertakings undertakings;
    private final ApplicationEventPublisher events;

    Projects(
            Commands commands,
            Acts acts,
            Policy policy,
            Registry registry,
            Gates gates,
            Undertakings undertakings,
            ApplicationEventPublisher events) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.registry = registry;
        this.gates = gates;
        this.undertakings = undertakings;
        this.events = events;
    }

    /**
     * Opens an undertaking at its places and pins the rules it will keep.
     *
     * @param goLive the day this office joined, when the undertaking began before it
     */
    @Transactional
    public Opening open(Viewer by, UUID command, String name, List<Place> places, @Nullable LocalDate goLive) {
        return commands.once(
                command,
                by.person(),
                ProjectAct.PROJECT_OPENED.code(),
                Arrays.asList(name, places, String.valueOf(goLive)),
                Opening.class,
                () -> opened(by, name, places, goLive));
    }

    public Optional<Project> byId(UUID id) {
        return undertakings.byId(id);
    }

    /** Where it stands; a bug if there is no such undertaking. */
    public Stage stage(UUID id) {
        return undertakings.byId(id).orElseThrow().stage();
    }

    public List<Place> places(UUID id) {
        return undertakings.places(id);
    }

    /** Paths of the compounds it covers, for roles and rules; whoever acts for it may do so at all of them. */
    public List<String> paths(UUID id) {
        return registry.pathsOf(compounds(undertakings.places(id)));
    }

    /** The compounds it covers or lies in, by code. */
    public List<Compound> compoundsOf(UUID id) {
        return registry.compounds(compounds(undertakings.places(id)));
    }

    /** Asks for a permission at every place of the undertaking. */
    public void require(Viewer by, Action action, UUID id) {
        paths(id).forEach(path -> by.require(action, path));
    }

    /** Whether somebody has a permission at every place of the undertaking. */
    public boolean may(Viewer by, Action action, UUID id) {
        return paths(id).stream().allMatch(path -> by.may(action, path));
    }

    /** The undertakings that cover a compound or something in it, the newest first. */
    public List<Project> covering(UUID compoundId) {
        return undertakings.covering(compoundId);
    }

    /** Every place of it has exclusive parts in the register now. */
    public boolean hasBaseline(UUID id) {
        return undertakings.hasBaseline(id);
    }

    /** Why {@code fact} cannot come true yet; empty when the undertaking has reached the stage for it. */
    public Optional<TooEarly> tooEarly(UUID id, GateCondition fact) {
        var project = undertakings.byId(id).orElseThrow();
        if (project.stage().isAtLeast(fact.from())) {
            return Optional.empty();
        }
        var held = gates.held(id);
        var rules = policy.rules(ProjectRules.class, project.editionId());
        var missing = Arrays.stream(Stage.values())
                .filter(stage ->
                        !project.stage().isAtLeast(stage) && fact.from().isAtLeast(stage))
                .flatMap(stage -> rules.stage(stage).conditions().stream())
                .filter(condition -> !held.contains(condition))
                .filter(condition -> condition != GateCondition.BASELINE_REGISTERED || !undertakings.hasBaseline(id))
                .distinct()
                .toList();
        return Optional.of(new TooEarly(project.stage(), fact.from(), missing));
    }

    /** Conditions of gates it has passed that no longer hold; while there is one, no payment leaves. */
    public List<GateCondition> broken(UUID id) {
        var project = undertakings.byId(id).orElseThrow();
        var held = gates.held(id);
        var rules = policy.rules(ProjectRules.class, project.editionId());
        return Arrays.stream(Stage.values())
                .filter(stage -> project.stage().isAtLeast(stage))
                .flatMap(stage -> rules.stage(stage).conditions().stream())
                .filter(condition -> !held.contains(condition))
                .distinct()
                .toList();
    }

    private Opening opened(Viewer by, String name, List<Place> places, @Nullable LocalDate goLive) {
        if (name.isBlank() || name.length() > NAME_MAX) {
            throw new IllegalArgumentException("a name of 1 to " + NAME_MAX + " characters");
        }
        if (places.isEmpty()) {
            return new Opening.NoPlace();
        }
        var paths = registry.compounds(compounds(places)).stream().collect(toMap(Compound::id, Compound::path));
        for (int i = 0; i < places.size(); i++) {
            var path = paths.get(places.get(i).compoundId());
            if (path == null || (places.get(i).buildingId() != null && !undertakings.existsBelow(places.get(i)))) {
                return new Opening.NotRegistered(i + 1);
            }
            by.require(Action.OPEN_PROJECT, path);
            for (int j = 0; j < places.size(); j++) {
                if (i != j && places.get(i).holds(places.get(j))) {
                    return new Opening.PlacesOverlap(Math.min(i, j) + 1, Math.max(i, j) + 1);
                }
            }
        }
        var today = City.current().today();
        if (goLive != null && goLive.isAfter(today)) {
            return new Opening.GoLiveAhead(today);
        }
        var editions = policy.editions(paths.values(), today);
        if (editions.size() > 1) {
            return new Opening.RulesDiffer();
        }
        var id = City.current().newId();
        var code = undertakings.nextCode(today.getYear());
        var act = acts.record(
                ProjectAct.PROJECT_OPENED,
                List.of("project:" + id, "edition:" + editions.getFirst()),
                Map.of("code", code),
                Map.of("code", code, "name", name, "person", by.person().toString(), "places", named(places)));
        undertakings.insert(new Project(id, code, name, editions.getFirst(), Stage.G0, goLive), places, act);
        if (undertakings.hasBaseline(id)) {
            gates.meet(id, GateCondition.BASELINE_REGISTERED, id, act);
        }
        events.publishEvent(new ProjectOpened(id));
        return new Opening.Opened(id, code);
    }

    private static Set<UUID> compounds(List<Place> places) {
        return places.stream().map(Place::compoundId).collect(toSet());
    }

    private static List<String> named(List<Place> places) {
        return places.stream()
                .map(place -> place.stairwellId() != null
                        ? "stairwell:" + place.stairwellId()
                        : place.buildingId() != null
                                ? "building:" + place.buildingId()
                                : "compound:" + place.compoundId())
                .toList();
    }
}
