package anju.policy;

import anju.policy.PackNode.Line;
import anju.policy.PackNode.Members;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one pack file. Every value ends up with a source: its own, or the nearest one written above it. */
final class PackReader {
    private static final Set<String> PARTS = Set.of("pack", "name", "extends", "sources", "editions");

    private final Yaml yaml;
    private final String file;
    private final List<BadPack.Problem> problems = new ArrayList<>();

    private PackReader(String file) {
        this.file = file;
        this.yaml = new Yaml(file);
    }

    /** @throws BadPack with every problem found */
    static Pack read(String file, String text) {
        var reader = new PackReader(file);
        var pack = reader.pack(text);
        if (!reader.problems.isEmpty()) {
            throw new BadPack(reader.problems);
        }
        return pack;
    }

    private Pack pack(String text) {
        var root = yaml.read(text);
        var parts = yaml.members(root);
        for (var part : parts.keySet()) {
            if (!PARTS.contains(part)) {
                problem(yaml.at(required(parts, part, root)), part + " is unknown here; a pack has " + sorted(PARTS));
            }
        }
        var code = yaml.text(required(parts, "pack", root), "pack");
        if (!file.equals(code + ".yaml")) {
            problem(yaml.at(required(parts, "pack", root)), "the pack " + code + " belongs in " + code + ".yaml");
        }
        var base = parts.get("extends");
        return new Pack(
                code,
                name(required(parts, "name", root)),
                base == null ? null : yaml.text(base, "extends"),
                sources(parts.get("sources")),
                editions(required(parts, "editions", root)),
                yaml.at(root));
    }

    private Name name(Node node) {
        var words = yaml.members(yaml.mapping(node, "name"));
        return new Name(
                yaml.text(required(words, "zh", node), "name.zh"), yaml.text(required(words, "en", node), "name.en"));
    }

    private Map<String, Source> sources(@Nullable Node node) {
        var sources = new LinkedHashMap<String, Source>();
        if (node != null) {
            yaml.members(yaml.mapping(node, "sources")).forEach((key, value) -> {
                var words = yaml.members(yaml.mapping(value, "a source"));
                sources.put(
                        key,
                        new Source(
                                kind(required(words, "kind", value)),
                                yaml.text(required(words, "zh", value), key + ".zh"),
                                yaml.text(required(words, "en", value), key + ".en")));
            });
        }
        return sources;
    }

    private Source.Kind kind(Node node) {
        var text = yaml.text(node, "kind");
        for (var kind : Source.Kind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        throw new BadPack(yaml.at(node), "kind is one of " + List.of(Source.Kind.values()) + ", not " + text);
    }

    private List<Pack.Dated> editions(Node node) {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            throw new BadPack(yaml.at(node), "editions is a list, each with a day \"from\" and its \"rules\"");
        }
        var editions = new ArrayList<Pack.Dated>();
        for (var entry : list.getValue()) {
            var parts = yaml.members(yaml.mapping(entry, "an edition"));
            for (var part : parts.keySet()) {
                if (!Set.of("from", "rules").contains(part)) {
                    problem(
                            yaml.at(required(parts, part, entry)),
                            part + " is unknown here; an edition has from, rules");
                }
            }
            var from = day(required(parts, "from", entry));
            if (!editions.isEmpty() && !from.isAfter(editions.getLast().from())) {
                problem(
                        yaml.at(required(parts, "from", entry)),
                        "this edition starts on " + from + ", when that of "
                                + editions.getLast().from()
                                + " has not begun before it; editions stand in order of their days, one a day");
            }
            var rules = required(parts, "rules", entry);
            editions.add(new Pack.Dated(from, members(yaml.mapping(rules, "rules"), null), yaml.at(entry)));
        }
        return editions;
    }

    private LocalDate day(Node node) {
        var text = yaml.text(node, "from");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadPack(yaml.at(node), "from is a day like 2026-01-31, not " + text);
        }
    }

    private Members members(MappingNode mapping, @Nullable String sourceAbove) {
        var written = yaml.members(mapping);
        var own = written.remove("source");
        var source = own == null ? sourceAbove : yaml.text(own, "source");
        var members = new LinkedHashMap<String, PackNode>();
        written.forEach((name, node) -> members.put(name, node(name, node, source)));
        return new Members(members, yaml.at(mapping));
    }

    private PackNode node(String name, Node node, @Nullable String source) {
        if (Yaml.isEmpty(node)) {
            return new PackNode.Removed(yaml.at(node));
        }
        if (node instanceof MappingNode mapping) {
            var written = yaml.members(mapping);
            var value = written.get("value");
            if (value == null) {
                return members(mapping, source);
            }
            for (var other : written.keySet()) {
                if (!Set.of("value", "source").contains(other)) {
                    problem(yaml.at(mapping), other + " cannot stand beside value; only source can");
                }
            }
            var own = written.get("source");
            return value(name, value, own == null ? source : yaml.text(own, "source"));
        }
        return value(name, node, source);
    }

    private PackNode value(String name, Node node, @Nullable String source) {
        if (source == null) {
            problem(yaml.at(node), name + " has no source; give it one, or one to what stands around it");
        }
        return new PackNode.Value(plain(name, node), source == null ? "" : source, yaml.at(node));
    }

    private Object plain(String name, Node node) {
        return switch (node) {
            case ScalarNode scalar when !Yaml.isEmpty(scalar) -> yaml.scalar(scalar);
            case SequenceNode list ->
                list.getValue().stream().map(item -> single(name, item)).toList();
            default ->
                throw new BadPack(yaml.at(node), name + " is a text, a number, true or false, or a list of these");
        };
    }

    private Object single(String name, Node node) {
        if (node instanceof ScalarNode scalar && !Yaml.isEmpty(scalar)) {
            return yaml.scalar(scalar);
        }
        throw new BadPack(
                yaml.at(node), "the list " + name + " holds texts and numbers only; name larger things by a key");
    }

    private Node required(Map<String, Node> members, String name, Node around) {
        var node = members.get(name);
        if (node == null) {
            throw new BadPack(yaml.at(around), name + " is missing");
        }
        return node;
    }

    private void problem(Line at, String reason) {
        problems.add(new BadPack.Problem(at, reason));
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
