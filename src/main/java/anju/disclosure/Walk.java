package anju.disclosure;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Walks the thread: towards the households (what a thing stands on) and towards upkeep (what stands on it). Ancestors and
 * descendants only, never neighbours: a lot or a contract is a hub, shown but not walked through, for everything hangs on it.
 */
@Component
public class Walk {
    private final JdbcClient db;

    Walk(JdbcClient db) {
        this.db = db;
    }

    /** Everything that {@code start} stands on, back to the households, with {@code start} itself. */
    public Found back(Node start) {
        return found(db.sql("""
                with recursive back (kind, id) as (
                  select cast(:kind as text), cast(:id as uuid)
                  union
                  select t.early_kind, t.early_id
                    from back b join disclosure.thread t on t.late_kind = b.kind and t.late_id = b.id
                   where b.kind not in ('lot', 'contract')
                )
                select kind, id from back""")
                .param("kind", start.kind().code())
                .param("id", start.id())
                .query(Step.class)
                .list());
    }

    /** Everything that stands on {@code start}, up to assets in use, with {@code start} itself. */
    public Found onward(Node start) {
        return onward(start.kind(), List.of(start.id()));
    }

    /** Everything that stands on any of these things of one kind, with themselves. */
    public Found onward(Node.Kind kind, Collection<UUID> ids) {
        return found(db.sql("""
                with recursive onward (kind, id) as (
                  select cast(:kind as text), id from unnest(cast(:ids as uuid[])) as start (id)
                  union
                  select t.late_kind, t.late_id
                    from onward o join disclosure.thread t on t.early_kind = o.kind and t.early_id = o.id
                   where o.kind not in ('lot', 'contract')
                )
                select kind, id from onward""")
                .param("kind", kind.code())
                .param("ids", ids.toArray(UUID[]::new))
                .query(Step.class)
                .list());
    }

    private static Found found(List<Step> steps) {
        var byKind = new EnumMap<Node.Kind, Set<UUID>>(Node.Kind.class);
        for (var step : steps) {
            byKind.computeIfAbsent(Node.Kind.of(step.kind), _ -> new LinkedHashSet<>())
                    .add(step.id);
        }
        return new Found(byKind);
    }

    /** What a walk met, by kind. */
    public record Found(Map<Node.Kind, Set<UUID>> byKind) {
        public Set<UUID> of(Node.Kind kind) {
            return byKind.getOrDefault(kind, Set.of());
        }

        public boolean contains(Node node) {
            return of(node.kind()).contains(node.id());
        }

        /** Both walks together: what {@code start} stands on and what stands on it. */
        public Found and(Found other) {
            var both = new EnumMap<Node.Kind, Set<UUID>>(Node.Kind.class);
            for (var part : List.of(byKind, other.byKind)) {
                part.forEach((kind, ids) ->
                        both.computeIfAbsent(kind, _ -> new LinkedHashSet<>()).addAll(ids));
            }
            return new Found(both);
        }
    }

    private record Step(String kind, UUID id) {}
}
