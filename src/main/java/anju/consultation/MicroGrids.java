package anju.consultation;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.Locks;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.registry.Registry;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Micro-grids (微网格): whole stairwells whose households one lead can know by name; one that has grown is split. */
@Component
public class MicroGrids {
    public static final int NAME_MAX = 20;

    private final JdbcClient db;
    private final Registry registry;
    private final Policy policy;
    private final Acts acts;
    private final Commands commands;

    MicroGrids(JdbcClient db, Registry registry, Policy policy, Acts acts, Commands commands) {
        this.db = db;
        this.registry = registry;
        this.policy = policy;
        this.acts = acts;
        this.commands = commands;
    }

    @Transactional
    public GridDrawing draw(Viewer by, UUID command, UUID compound, String name, Set<UUID> stairwells) {
        by.require(Action.FORM_GROUP, registry.pathOf(compound));
        Texts.check(name, 2, NAME_MAX);
        if (stairwells.isEmpty()) {
            throw new IllegalArgumentException("a micro-grid has at least one stairwell");
        }
        var inputs = List.of(compound, name, new TreeSet<>(stairwells));
        return commands.once(command, by.person(), "consultation.draw-grid", inputs, GridDrawing.class, () -> {
            Locks.hold(db, "offices:" + compound);
            if (count(
                            "select count(*) from registry.stairwell_now where compound_id = :compound and id = any(:ids)",
                            compound,
                            stairwells)
                    != stairwells.size()) {
                return new GridDrawing.Elsewhere();
            }
            var holder = holder(stairwells);
            if (holder.isPresent()) {
                return new GridDrawing.TakenAlready(holder.get());
            }
            if (isNamed(compound, name, null)) {
                return new GridDrawing.NameUsed();
            }
            int households = households(stairwells);
            var rule = rule(compound);
            if (!rule.holds(households)) {
                return new GridDrawing.WrongSize(households, rule.householdsMin(), rule.householdsMax());
            }
            var id = City.current().newId();
            var act = acts.record(
                    ConsultationAct.MICRO_GRID_DRAWN,
                    List.of("grid:" + id, "compound:" + compound),
                    Map.of("name", name, "households", households, "stairwells", said(stairwells)));
            insert(id, compound, name, households, null, stairwells, by, act, ConsultationAct.MICRO_GRID_DRAWN);
            return new GridDrawing.Drawn(id, households);
        });
    }

    /** Splits some stairwells off under a name of their own; both halves are micro-grids anew, and the one before is gone. */
    @Transactional
    public GridDrawing split(Viewer by, UUID command, UUID grid, String name, Set<UUID> moved) {
        var before = db.sql("select id, compound_id, name from consultation.micro_grid where id = ?")
                .param(grid)
                .query(Before.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no micro-grid " + grid));
        by.require(Action.FORM_GROUP, registry.pathOf(before.compoundId));
        Texts.check(name, 2, NAME_MAX);
        var inputs = List.of(grid, name, new TreeSet<>(moved));
        return commands.once(command, by.person(), "consultation.split-grid", inputs, GridDrawing.class, () -> {
            Locks.hold(db, "offices:" + before.compoundId);
            var all = stairwells(grid);
            if (all.isEmpty()) {
                return new GridDrawing.GoneAlready();
            }
            if (moved.isEmpty() || !all.containsAll(moved) || moved.size() == all.size()) {
                return new GridDrawing.NotApart();
            }
            if (name.equals(before.name) || isNamed(before.compoundId, name, grid)) {
                return new GridDrawing.NameUsed();
            }
            var left = new HashSet<>(all);
            left.removeAll(moved);
            var rule = rule(before.compoundId);
            for (var half : List.of(left, moved)) {
                int households = households(half);
                if (!rule.holds(households)) {
                    return new GridDrawing.WrongSize(households, rule.householdsMin(), rule.householdsMax());
                }
            }
            return splitInTwo(by, before, name, left, moved);
        });
    }

    private GridDrawing splitInTwo(Viewer by, Before before, String name, Set<UUID> left, Set<UUID> moved) {
        var city = City.current();
        var first = city.newId();
        var second = city.newId();
        int stay = households(left);
        int go = households(moved);
        var act = acts.record(
                ConsultationAct.MICRO_GRID_SPLIT,
                List.of("grid:" + before.id, "grid:" + first, "grid:" + second),
                Map.of("name", name, "left", stay, "moved", go, "stairwells", said(moved)));
        db.sql(
                        "insert into consultation.micro_grid_end (micro_grid_id, by_person, at, act_id, act_kind) values (?, ?, ?, ?, ?)")
                .params(
                        before.id,
                        by.person(),
                        Timestamp.from(city.now()),
                        act,
                        ConsultationAct.MICRO_GRID_SPLIT.code())
                .update();
        insert(first, before.compoundId, before.name, stay, before.id, left, by, act, ConsultationAct.MICRO_GRID_SPLIT);
        insert(second, before.compoundId, name, go, before.id, moved, by, act, ConsultationAct.MICRO_GRID_SPLIT);
        return new GridDrawing.Split(stay, go);
    }

    private record Before(UUID id, UUID compoundId, String name) {}

    private MicroGridRule rule(UUID compound) {
        return policy.rules(
                        ConsultationRules.class,
                        registry.pathOf(compound),
                        City.current().today())
                .microGrid();
    }

    private void insert(
            UUID id,
            UUID compound,
            String name,
            int households,
            @Nullable UUID from,
            Collection<UUID> stairwells,
            Viewer by,
            UUID act,
            ConsultationAct kind) {
        db.sql("""
                insert into consultation.micro_grid (id, compound_id, name, households, split_from, drawn_by, drawn_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(compound)
                .param(name)
                .param(households)
                .param(from)
                .param(by.person())
                .param(Timestamp.from(City.current().now()))
                .param(act)
                .param(kind.code())
                .update();
        stairwells.forEach(stairwell -> db.sql(
                        "insert into consultation.micro_grid_stairwell (micro_grid_id, stairwell_id) values (?, ?)")
                .params(id, stairwell)
                .update());
    }

    private Set<UUID> stairwells(UUID grid) {
        return new HashSet<>(db.sql("""
                select s.stairwell_id from consultation.micro_grid_stairwell s
                  join consultation.micro_grid_now g on g.id = s.micro_grid_id
                 where s.micro_grid_id = ?""").param(grid).query(UUID.class).list());
    }

    private Optional<String> holder(Collection<UUID> stairwells) {
        return db.sql("""
                select g.name from consultation.micro_grid_stairwell s
                  join consultation.micro_grid_now g on g.id = s.micro_grid_id
                 where s.stairwell_id = any(:ids) order by g.name limit 1""")
                .param("ids", stairwells.toArray(UUID[]::new))
                .query(String.class)
                .optional();
    }

    private boolean isNamed(UUID compound, String name, @Nullable UUID but) {
        return db.sql(
                        "select exists (select from consultation.micro_grid_now where compound_id = ? and name = ? and id is distinct from ?::uuid)")
                .param(compound)
                .param(name)
                .param(but)
                .query(Boolean.class)
                .single();
    }

    private int households(Collection<UUID> stairwells) {
        return db.sql("select count(*) from registry.part_now where use = 'DWELLING' and stairwell_id = any(:ids)")
                .param("ids", stairwells.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    private int count(String sql, UUID compound, Collection<UUID> ids) {
        return db.sql(sql)
                .param("compound", compound)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    private static List<String> said(Collection<UUID> stairwells) {
        return new TreeSet<>(stairwells).stream().map(UUID::toString).toList();
    }
}
