package anju.stewardship;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.registry.Registry;
import anju.works.ReversalAsked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the works left behind: assets with a keeper, upkeep and the warranty that came with them. */
@Component
public class Keeping {
    private final Commands commands;
    private final Acts acts;
    private final Registry registry;
    private final Gates gates;
    private final Assets assets;

    Keeping(Commands commands, Acts acts, Registry registry, Gates gates, Assets assets) {
        this.commands = commands;
        this.acts = acts;
        this.registry = registry;
        this.gates = gates;
        this.assets = assets;
    }

    /** Puts an asset on the books, with the accepted work it came from. */
    @RetryOnConflict
    @Transactional
    public Registering register(Viewer by, UUID command, AssetCard card) {
        by.require(Action.REGISTER_ASSET, registry.pathOf(card.compound()));
        return commands.once(command, by.personId(), "stewardship.register", card, Registering.class, () -> {
            if (card.origins().isEmpty()) {
                return new Registering.NoOrigin();
            }
            if (!assets.isOrganisation(card.keeper())) {
                return new Registering.UnknownKeeper(card.keeper());
            }
            var origins = new ArrayList<Origin>();
            for (var line : card.origins().stream().distinct().toList()) {
                var origin = assets.origin(line).orElseThrow();
                if (!origin.passed()) {
                    return new Registering.NotAccepted(line);
                }
                boolean otherBuilding = card.building() != null
                        && origin.buildingId() != null
                        && !card.building().equals(origin.buildingId());
                if (!origin.compoundId().equals(card.compound()) || otherBuilding) {
                    return new Registering.Elsewhere(line);
                }
                if (card.inUseFrom().isBefore(origin.acceptedOn())) {
                    return new Registering.TooEarly(card.inUseFrom(), origin.acceptedOn());
                }
                origins.add(origin);
            }
            return register(by, card, origins);
        });
    }

    private Registering register(Viewer by, AssetCard card, List<Origin> origins) {
        var id = City.current().newId();
        var code = assets.nextCode();
        var references = new ArrayList<>(List.of("compound:" + card.compound(), "asset:" + id));
        origins.forEach(origin -> references.add("accepted_line:" + origin.acceptedLine()));
        var act = acts.record(
                StewardshipAct.ASSET_REGISTERED,
                references,
                Map.of("upkeep_every_months", card.upkeepEveryMonths()),
                Map.of(
                        "code", code,
                        "name", card.name(),
                        "keeper", card.keeper().toString(),
                        "upkeep", card.upkeep(),
                        "in_use_from", card.inUseFrom().toString(),
                        "life_years", Objects.requireNonNullElse(card.lifeYears(), 0),
                        "by", by.person().toString()));
        assets.insert(id, code, card, origins, by.person(), act);
        origins.stream()
                .map(Origin::projectId)
                .distinct()
                .forEach(project -> gates.meet(project, GateCondition.ASSETS_REGISTERED, id, act));
        return new Registering.Registered(id, code, warrantyUntil(origins));
    }

    private static LocalDate warrantyUntil(List<Origin> origins) {
        return origins.stream()
                .map(origin -> Objects.requireNonNull(origin.warrantyUntil()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** An asset stands on the acceptances it came from. */
    @EventListener
    void on(ReversalAsked asked) {
        assets.from(asked.acceptance()).forEach(asked::standsOnIt);
    }
}
