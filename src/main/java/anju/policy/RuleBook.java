package anju.policy;

import anju.policy.PackNode.Members;
import anju.policy.PackNode.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An edition to be read by people: every value with where it comes from, things of one kind side by side. */
public record RuleBook(String pack, Name name, LocalDate from, UUID editionId, List<Chapter> chapters) {
    /** What one module's rules say. */
    public record Chapter(String section, List<Passage> passages) {}

    /** Something in a chapter; {@code path} is the member's path with {@code *} for keys such as B01. */
    public sealed interface Passage {
        String path();
    }

    /** One value; {@code value} is a {@link Name}, a text, a number, a truth value or a list of these. */
    public record Single(String path, Object value, List<Cited> sources) implements Passage {}

    /** Things of one kind, each under its key. */
    public record Table(String path, List<String> keys, List<String> columns, List<Line> lines) implements Passage {}

    /** One of them; {@code cells} in the order of the columns, null where it says nothing. */
    public record Line(String key, @Nullable Name name, List<@Nullable Object> cells, List<Cited> sources) {}

    /** Where a value comes from. */
    public record Cited(boolean isLaw, boolean isAssumption, Name name) {
        static Cited of(Source source) {
            return new Cited(
                    source.kind() == Source.Kind.LAW,
                    source.kind() == Source.Kind.ASSUMPTION,
                    new Name(source.zh(), source.en()));
        }
    }

    static RuleBook of(Edition edition, Name name) {
        var chapters = new ArrayList<Chapter>();
        edition.tree().members().forEach((section, node) -> {
            var passages = new ArrayList<Passage>();
            if (node instanceof Members members) {
                new Reader(edition, passages).read(section, List.of(), members);
            }
            chapters.add(new Chapter(section, passages));
        });
        return new RuleBook(edition.pack(), name, edition.from(), edition.id(), chapters);
    }

    /** Walks a section: things under keys become tables, everything else single values. */
    private record Reader(Edition edition, List<Passage> passages) {
        void read(String path, List<String> keys, Members members) {
            if (isName(members)) {
                passages.add(new Single(path, name(members), cited(members)));
            } else if (isKeyed(members)) {
                keyed(path, keys, members);
            } else {
                members.members().forEach((member, node) -> {
                    var below = path + "." + member;
                    switch (node) {
                        case Members inner -> read(below, keys, inner);
                        case Value value -> passages.add(new Single(below, value.value(), cited(value)));
                        case PackNode.Removed _ -> {}
                    }
                });
            }
        }

        private void keyed(String path, List<String> keys, Members members) {
            boolean nested = members.members().values().stream()
                    .allMatch(node -> node instanceof Members inner && !isName(inner) && isKeyed(inner));
            if (nested) {
                members.members().forEach((key, node) -> {
                    var deeper = new ArrayList<>(keys);
                    deeper.add(key);
                    read(path + ".*", deeper, (Members) node);
                });
                return;
            }
            var columns = new LinkedHashSet<String>();
            members.members()
                    .values()
                    .forEach(node -> columns.addAll(cells(node).keySet()));
            columns.remove("name");
            var lines = new ArrayList<Line>();
            members.members().forEach((key, node) -> {
                var cells = cells(node);
                var values = new ArrayList<@Nullable Object>();
                columns.forEach(column -> values.add(cells.get(column)));
                var name = cells.get("name");
                lines.add(new Line(key, name instanceof Name known ? known : null, values, cited(node)));
            });
            passages.add(new Table(path, keys, List.copyOf(columns), lines));
        }

        private static Map<String, Object> cells(PackNode node) {
            var cells = new LinkedHashMap<String, Object>();
            switch (node) {
                case Value value -> cells.put("value", value.value());
                case Members members when isName(members) -> cells.put("name", name(members));
                case Members members ->
                    members.members().forEach((member, inner) -> {
                        switch (inner) {
                            case Value value -> cells.put(member, value.value());
                            case Members deeper when isName(deeper) -> cells.put(member, name(deeper));
                            case Members _, PackNode.Removed _ -> {}
                        }
                    });
                case PackNode.Removed _ -> {}
            }
            return cells;
        }

        private List<Cited> cited(PackNode node) {
            Set<String> keys = new LinkedHashSet<>();
            collect(node, keys);
            return keys.stream().map(edition::source).map(Cited::of).toList();
        }

        private static void collect(PackNode node, Set<String> keys) {
            switch (node) {
                case Value value -> keys.add(value.source());
                case Members members -> members.members().values().forEach(inner -> collect(inner, keys));
                case PackNode.Removed _ -> {}
            }
        }

        private static boolean isName(Members members) {
            return members.members().keySet().equals(Set.of("zh", "en"));
        }

        private static Name name(Members members) {
            return new Name(text(members, "zh"), text(members, "en"));
        }

        private static String text(Members members, String member) {
            return members.members().get(member) instanceof Value value ? String.valueOf(value.value()) : "";
        }

        /** Members of a record are written like this, keys like THIS or B01. */
        private static boolean isKeyed(Members members) {
            return !members.members().isEmpty()
                    && members.members().keySet().stream().allMatch(key -> key.matches("[A-Z][A-Z0-9_]*"));
        }
    }
}
