package anju.stewardship;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.city.Sha256;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.registry.Registry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Covenants of a compound: drafted, adopted, published, and revised by the next version. */
@Component
public class Covenanting {
    /** Whose covenant it is: the owners' legal one, or the residents' moral one. */
    public enum Kind {
        OWNERS,
        RESIDENTS
    }

    private final Commands commands;
    private final Acts acts;
    private final Registry registry;
    private final Matters matters;
    private final Covenants covenants;

    Covenanting(Commands commands, Acts acts, Registry registry, Matters matters, Covenants covenants) {
        this.commands = commands;
        this.acts = acts;
        this.registry = registry;
        this.matters = matters;
        this.covenants = covenants;
    }

    /** Writes the next version. */
    @RetryOnConflict
    @Transactional
    public Covenanted draft(Viewer by, UUID command, UUID compound, Kind kind, String text) {
        by.require(Action.STEWARD, registry.pathOf(compound));
        var inputs = List.of(compound, kind, text);
        return commands.once(command, by.personId(), "stewardship.covenant", inputs, Covenanted.class, () -> {
            covenants.lock(compound);
            var last = covenants.last(compound, kind).orElse(null);
            if (last != null && (last.state().equals("DRAFT") || last.state().equals("ADOPTED"))) {
                return new Covenanted.DraftOpen(last.id(), last.version());
            }
            var inForce = covenants.inForce(compound, kind).orElse(null);
            if (inForce != null && inForce.text().equals(text)) {
                return new Covenanted.Unchanged(inForce.version());
            }
            var id = City.current().newId();
            int version = last == null ? 1 : last.version() + 1;
            var digest = Sha256.of(text);
            var act = acts.record(
                    StewardshipAct.COVENANT_DRAFTED,
                    List.of("compound:" + compound, "covenant:" + id),
                    Map.of(
                            "version",
                            version,
                            "digest",
                            "sha256:" + HexFormat.of().formatHex(digest)),
                    Map.of("kind", kind.name(), "by", by.person().toString()));
            covenants.insert(id, compound, kind, version, text, digest, by.person(), act);
            return new Covenanted.Drafted(id, version);
        });
    }

    /**
     * Adopts a draft.
     *
     * @param matter the owners' matter that passed; needed for their own covenant
     * @param paper the minutes or resolution, by its number
     */
    @RetryOnConflict
    @Transactional
    public Covenanted adopt(Viewer by, UUID command, UUID covenant, @Nullable UUID matter, String paper) {
        return step(by, command, covenant, "DRAFT", "ADOPTED", StewardshipAct.COVENANT_ADOPTED, matter, paper);
    }

    /** Publishes what was adopted; from now on it is the one in force. */
    @RetryOnConflict
    @Transactional
    public Covenanted publish(Viewer by, UUID command, UUID covenant, String paper) {
        return step(by, command, covenant, "ADOPTED", "PUBLISHED", StewardshipAct.COVENANT_PUBLISHED, null, paper);
    }

    /** Gives a draft up. */
    @RetryOnConflict
    @Transactional
    public Covenanted drop(Viewer by, UUID command, UUID covenant, String reason) {
        return step(by, command, covenant, "DRAFT", "DROPPED", StewardshipAct.COVENANT_DROPPED, null, reason);
    }

    private Covenanted step(
            Viewer by,
            UUID command,
            UUID covenant,
            String from,
            String to,
            StewardshipAct deed,
            @Nullable UUID matter,
            String paper) {
        var found = covenants.find(covenant).orElseThrow();
        by.require(Action.STEWARD, registry.pathOf(found.compoundId()));
        var inputs = Arrays.asList(covenant, to, matter, paper);
        return commands.once(command, by.personId(), deed.code(), inputs, Covenanted.class, () -> {
            covenants.lock(found.compoundId());
            var now = covenants.find(covenant).orElseThrow();
            if (!now.state().equals(from)) {
                return new Covenanted.Elsewhere(now.state());
            }
            boolean adopts = to.equals("ADOPTED");
            boolean needed = adopts && now.kind() == Kind.OWNERS;
            if ((needed || matter != null) && !matters.passed(now.compoundId(), matter)) {
                return new Covenanted.OwnersDecide();
            }
            var references = new ArrayList<>(List.of("covenant:" + covenant));
            if (matter != null) {
                references.add("matter:" + matter);
            }
            var act = acts.record(
                    deed,
                    references,
                    Map.of("version", now.version()),
                    Map.of("paper", paper, "by", by.person().toString()));
            covenants.step(covenant, to, matter, paper, by.person(), deed, act);
            return new Covenanted.Moved();
        });
    }
}
