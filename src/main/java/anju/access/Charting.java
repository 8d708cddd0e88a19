package anju.access;

import anju.city.Area;
import anju.city.Areas;
import anju.city.Locks;
import anju.evidence.Acts;
import anju.evidence.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
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

        /** A whole list was drawn. */
        record Drawn(int added) implements Charted {}

        /** Something in the list is wrong; nothing of it was drawn. */
        record Unsound() implements Charted {}

        /** All of the list is there already. */
        record NothingNew() implements Charted {}

        /** A community holds compounds, not areas. */
        record NothingBelow() implements Charted {}
    }

    private static final String TREE = "areas";

    private final Areas areas;
    private final Acts acts;
    private final Commands commands;
    private final JdbcClient db;

    Charting(Areas areas, Acts acts, Commands commands, JdbcClient db) {
        this.areas = areas;
        this.acts = acts;
        this.commands = commands;
        this.db = db;
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
                    Locks.hold(db, TREE);
                    if (areas.byPath(parent.path() + "/" + code).isPresent()) {
                        return new Charted.CodeTaken(code);
                    }
                    var added = areas.add(parent, kind, code, name);
                    recordDrawn(by, List.of(added));
                    return new Charted.Done(added.id());
                });
    }

    /** How a pasted list would be drawn in {@code above}, its outermost names being of level {@code top}. */
    public AreaOutline outline(Area above, Area.Kind top, String list) {
        return AreaOutline.read(list, above, top, areas.all());
    }

    /** Draws a pasted list: the whole of it, or nothing if any line is wrong. What is there already stays as it is. */
    @Transactional
    public Charted draw(Viewer by, UUID command, UUID above, Area.Kind top, String list) {
        var parent = areas.byId(above).orElseThrow();
        by.require(Action.MANAGE_ACCESS, parent.path());
        return commands.once(
                command, by.personId(), "access.areas.draw", List.of(above, top, list), Charted.class, () -> {
                    if (top.compareTo(parent.kind()) <= 0) {
                        return new Charted.NothingBelow();
                    }
                    Locks.hold(db, TREE);
                    var outline = outline(parent, top, list);
                    if (!outline.isSound()) {
                        return new Charted.Unsound();
                    }
                    if (outline.wanting().isEmpty()) {
                        return new Charted.NothingNew();
                    }
                    var drawn = new ArrayList<Area>();
                    for (var entry : outline.wanting()) {
                        var code = entry.path().substring(entry.above().length() + 1);
                        drawn.add(
                                areas.add(areas.byPath(entry.above()).orElseThrow(), entry.kind(), code, entry.name()));
                    }
                    recordDrawn(by, drawn);
                    return new Charted.Drawn(drawn.size());
                });
    }

    private void recordDrawn(Viewer by, List<Area> drawn) {
        acts.record(
                AccessAct.AREAS_DRAWN,
                drawn.stream().map(area -> "area:" + area.id()).toList(),
                Map.of("areas", drawn.size()),
                Map.of(
                        "by",
                        by.person().toString(),
                        "paths",
                        drawn.stream().map(Area::path).toList(),
                        "names",
                        drawn.stream().map(Area::name).toList()));
    }

    @Transactional
    public Charted rename(Viewer by, UUID command, UUID area, String name) {
        by.require(Action.MANAGE_ACCESS, areas.byId(area).orElseThrow().path());
        return commands.once(command, by.personId(), "access.area.rename", List.of(area, name), Charted.class, () -> {
            areas.rename(area, name);
            acts.record(
                    AccessAct.AREA_RENAMED,
                    List.of("area:" + area),
                    Map.of("name", name, "by", by.person().toString()));
            return new Charted.Done(area);
        });
    }
}
