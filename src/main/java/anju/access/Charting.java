package anju.access;

import anju.city.Area;
import anju.city.Areas;
import anju.evidence.Commands;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws the city's tree of areas: districts, streets and communities, by whoever manages access there. */
@Component
public class Charting {
    /** What became of adding or renaming an area. */
    public sealed interface Charted {
        record Done(UUID area) implements Charted {}

        /** The area above already has one with this code. */
        record CodeTaken(String code) implements Charted {}

        /** A community holds compounds, not areas. */
        record NothingBelow() implements Charted {}
    }

    private final Areas areas;
    private final Commands commands;

    Charting(Areas areas, Commands commands) {
        this.areas = areas;
        this.commands = commands;
    }

    @Transactional
    public Charted add(Viewer by, UUID command, UUID above, Area.Kind kind, String code, String name) {
        var parent = areas.byId(above).orElseThrow();
        by.require(Action.MANAGE_ACCESS, parent.path());
        return commands.once(
                command, by.personId(), "access.area.add", List.of(above, kind, code, name), Charted.class, () -> {
                    if (kind.compareTo(parent.kind()) <= 0) {
                        return new Charted.NothingBelow();
                    }
                    if (areas.byPath(parent.path() + "/" + code).isPresent()) {
                        return new Charted.CodeTaken(code);
                    }
                    return new Charted.Done(areas.add(parent, kind, code, name).id());
                });
    }

    @Transactional
    public Charted rename(Viewer by, UUID command, UUID area, String name) {
        by.require(Action.MANAGE_ACCESS, areas.byId(area).orElseThrow().path());
        return commands.once(command, by.personId(), "access.area.rename", List.of(area, name), Charted.class, () -> {
            areas.rename(area, name);
            return new Charted.Done(area);
        });
    }
}
