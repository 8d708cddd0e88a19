package anju.policy;

import anju.city.Sha256;
import anju.policy.PackNode.Line;
import anju.policy.PackNode.Members;
import anju.policy.PackNode.Value;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a pack says from one day until its next change: every rule with its source. Its id is the hash of its content. */
final class Edition {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String pack;
    private final LocalDate from;
    private final Members rules;
    private final Map<String, Source> sources;
    private final String content;
    private final byte[] digest;
    private final Map<Class<?>, Record> bound = new ConcurrentHashMap<>();

    Edition(String pack, LocalDate from, Members rules, Map<String, Source> sources) {
        this.pack = pack;
        this.from = from;
        this.rules = rules;
        this.sources = sources;
        this.content = written();
        this.digest = Sha256.of(content);
    }

    /** The edition that a stored content holds. */
    static Edition read(String content) {
        var stored = JSON.readTree(content);
        var sources = new LinkedHashMap<String, Source>();
        stored.get("sources")
                .propertyStream()
                .forEach(entry -> sources.put(entry.getKey(), JSON.treeToValue(entry.getValue(), Source.class)));
        return new Edition(
                stored.get("pack").asString(),
                LocalDate.parse(stored.get("from").asString()),
                members(stored.get("rules")),
                sources);
    }

    /** The module's rules; the section is the module's name. */
    <R extends Record> R rules(Class<R> type) {
        return type.cast(bound.computeIfAbsent(type, _ -> RulesBinding.bind(type, rules)));
    }

    String pack() {
        return pack;
    }

    LocalDate from() {
        return from;
    }

    Members tree() {
        return rules;
    }

    Source source(String key) {
        var source = sources.get(key);
        if (source == null) {
            throw new IllegalStateException("no source " + key);
        }
        return source;
    }

    String content() {
        return content;
    }

    byte[] digest() {
        return digest.clone();
    }

    /** A UUID of version 8 (RFC 9562) from the first bytes of the digest: equal content has one id in every city. */
    UUID id() {
        var bytes = ByteBuffer.wrap(digest);
        long high = (bytes.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L;
        long low = (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private String written() {
        var used = new TreeMap<String, Source>();
        var edition = new LinkedHashMap<String, Object>();
        edition.put("pack", pack);
        edition.put("from", from.toString());
        edition.put("rules", plain(rules, used));
        edition.put("sources", used);
        return JSON.writeValueAsString(edition);
    }

    private Object plain(PackNode node, Map<String, Source> used) {
        return switch (node) {
            case Members members -> {
                var object = new LinkedHashMap<String, Object>();
                members.members().forEach((name, member) -> object.put(name, plain(member, used)));
                yield object;
            }
            case Value value -> {
                used.put(value.source(), source(value.source()));
                var object = new LinkedHashMap<String, Object>();
                object.put("value", value.value());
                object.put("source", value.source());
                yield object;
            }
            case PackNode.Removed removed -> throw new IllegalStateException("taken away, yet here: " + removed.at());
        };
    }

    private static Members members(JsonNode object) {
        var members = new LinkedHashMap<String, PackNode>();
        object.propertyStream()
                .forEach(entry -> members.put(
                        entry.getKey(),
                        entry.getValue().has("value") ? value(entry.getValue()) : members(entry.getValue())));
        return new Members(members, Line.STORED);
    }

    private static Value value(JsonNode object) {
        return new Value(plain(object.get("value")), object.get("source").asString(), Line.STORED);
    }

    private static Object plain(JsonNode node) {
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(item -> list.add(plain(item)));
            return list;
        }
        return node.isBoolean() ? node.asBoolean() : node.isIntegralNumber() ? node.asLong() : node.asString();
    }
}
