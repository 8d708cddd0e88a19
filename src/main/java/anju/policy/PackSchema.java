package anju.policy;

import anju.money.Fraction;
import anju.money.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schema (2020-12) of a pack file, made from the modules' records, so that an editor helps whoever writes one. It
 * describes one file alone: what a pack leaves out it takes from its base, so nothing inside a section is required here;
 * that nothing is missing in the end is checked when the program starts.
 */
final class PackSchema {
    private PackSchema() {}

    static String of(Collection<Class<? extends Record>> types) {
        var sections = new LinkedHashMap<String, Object>();
        types.stream()
                .sorted(Comparator.comparing(RulesBinding::section))
                .forEach(type -> sections.put(RulesBinding.section(type), record(type)));
        var name = object(ordered("zh", text(), "en", text()), "zh", "en");
        var source = object(
                ordered("kind", ordered("enum", names(Source.Kind.class)), "zh", text(), "en", text()),
                "kind",
                "zh",
                "en");
        var edition = object(
                ordered("from", ordered("type", "string", "format", "date"), "rules", object(sections)),
                "from",
                "rules");
        var schema = ordered(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "title",
                "A pack of rules, src/main/resources/packs/*.yaml");
        schema.putAll(object(
                ordered(
                        "pack",
                        ordered("type", "string", "pattern", "^[a-z][a-z0-9-]*$"),
                        "name",
                        name,
                        "extends",
                        text(),
                        "sources",
                        ordered("type", "object", "additionalProperties", source),
                        "editions",
                        ordered("type", "array", "minItems", 1, "items", edition)),
                "pack",
                "name",
                "editions"));
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(schema)
                + "\n";
    }

    private static Map<String, Object> record(Class<?> type) {
        var members = new LinkedHashMap<String, Object>();
        for (RecordComponent component : type.getRecordComponents()) {
            members.put(component.getName(), either(value(component.getGenericType())));
        }
        return object(members);
    }

    /** What stands there itself, or with a source of its own, or nothing: what the base has is taken away. */
    private static Map<String, Object> either(Map<String, Object> value) {
        return value.get("type") instanceof String type && type.equals("object")
                ? ordered("anyOf", List.of(value, ordered("type", "null")))
                : ordered(
                        "anyOf",
                        List.of(
                                value,
                                object(ordered("value", value, "source", text()), "value"),
                                ordered("type", "null")));
    }

    private static Map<String, Object> value(Type type) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return ordered("type", "array", "items", value(arguments[0]));
            }
            var keyed = ordered("type", "object");
            if (arguments[0] instanceof Class<?> key && key.isEnum()) {
                var keys = new java.util.ArrayList<>(names(key));
                keys.add("source");
                keyed.put("propertyNames", ordered("enum", keys));
            }
            keyed.put("properties", ordered("source", text()));
            keyed.put("additionalProperties", either(value(arguments[1])));
            return keyed;
        }
        var plain = (Class<?>) type;
        if (plain == Fraction.class) {
            return ordered("type", List.of("string", "integer"), "pattern", "^[0-9]+(/[0-9]+|%)?$");
        }
        if (plain == Money.class) {
            return ordered("type", List.of("number", "string"), "description", "yuan, at most two decimals");
        }
        if (plain == int.class || plain == long.class || plain == Integer.class || plain == Long.class) {
            return ordered("type", "integer");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return ordered("type", "boolean");
        }
        if (plain.isEnum()) {
            return ordered("enum", names(plain));
        }
        return plain.isRecord() ? record(plain) : text();
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    /** Members of a pack may always name the source of what stands in them. */
    private static LinkedHashMap<String, Object> object(Map<String, Object> members, String... required) {
        var all = new LinkedHashMap<>(members);
        if (required.length == 0) {
            all.put("source", text());
        }
        var object = ordered("type", "object", "properties", all, "additionalProperties", false);
        if (required.length > 0) {
            object.put("required", List.of(required));
        }
        return object;
    }

    private static Map<String, Object> text() {
        return ordered("type", "string");
    }

    private static LinkedHashMap<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
