package anju.policy;

import anju.money.Fraction;
import anju.money.Money;
import anju.policy.PackNode.Line;
import anju.policy.PackNode.Members;
import anju.policy.PackNode.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Binds a section of a pack to a module's record: nothing unknown, nothing missing, nothing converted in silence. */
final class RulesBinding {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addModule(new SimpleModule()
                    .addDeserializer(Fraction.class, new FractionText())
                    .addDeserializer(Money.class, new YuanText()))
            .build();

    private RulesBinding() {}

    /** The section of a pack that a rules record is read from: the name of the record's module. */
    static String section(Class<?> type) {
        var name = type.getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** @throws BadPack with file, line and reason */
    static <R extends Record> R bind(Class<R> type, Members rules) {
        var section = section(type);
        if (!(rules.members().get(section) instanceof Members members)) {
            throw new BadPack(rules.at(), "the section " + section + " is missing");
        }
        try {
            return STRICT.treeToValue(json(members), type);
        } catch (JacksonException e) {
            throw new BadPack(line(members, e), section + path(e) + ": " + reason(e));
        }
    }

    private static JsonNode json(PackNode node) {
        return STRICT.valueToTree(plain(node));
    }

    private static Object plain(PackNode node) {
        return switch (node) {
            case Members members ->
                members.members().entrySet().stream()
                        .collect(Collectors.toMap(
                                java.util.Map.Entry::getKey,
                                entry -> plain(entry.getValue()),
                                (a, _) -> a,
                                java.util.LinkedHashMap::new));
            case Value value -> value.value();
            case PackNode.Removed removed -> throw new BadPack(removed.at(), "nothing below has this");
        };
    }

    private static Line line(Members members, JacksonException e) {
        PackNode node = members;
        for (var step : e.getPath()) {
            if (!(node instanceof Members here)
                    || step.getPropertyName() == null
                    || !here.members().containsKey(step.getPropertyName())) {
                break;
            }
            node = here.members().get(step.getPropertyName());
        }
        return node.at();
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
    }

    private static String reason(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                "unknown; the rules here are "
                        + unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .toList();
            case InvalidFormatException wrong
            when wrong.getTargetType().isEnum() ->
                "\"" + wrong.getValue() + "\" is not known; one of "
                        + Arrays.stream(wrong.getTargetType().getEnumConstants())
                                .map(constant -> ((Enum<?>) constant).name())
                                .toList();
            case ValueInstantiationException refused
            when refused.getCause() != null -> String.valueOf(refused.getCause().getMessage());
            case MismatchedInputException wrong
            when wrong.getOriginalMessage().startsWith("Missing") ->
                wrong.getOriginalMessage().replaceAll("(?s).*property '([^']+)'.*", "$1 is missing");
            case MismatchedInputException wrong -> "expected " + expected(wrong.getTargetType());
            default -> e.getOriginalMessage();
        };
    }

    private static String expected(Class<?> type) {
        if (type == Fraction.class) {
            return "a ratio such as 2/3 or 80%";
        }
        if (type == Money.class) {
            return "yuan with at most two decimals, such as 90 or 1.50";
        }
        if (type == String.class) {
            return "a text; put a number that is meant as one in quotes";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (List.class.isAssignableFrom(type)) {
            return "a list, [A, B]";
        }
        return type.isEnum() ? "one of " + Arrays.toString(type.getEnumConstants()) : "members, name: value";
    }

    /** {@code 2/3}, {@code 80%} or a whole number. */
    private static final class FractionText extends StdDeserializer<Fraction> {
        FractionText() {
            super(Fraction.class);
        }

        @Override
        public Fraction deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_STRING
                    || parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                try {
                    return Fraction.parse(parser.getString());
                } catch (IllegalArgumentException e) {
                    return context.reportInputMismatch(Fraction.class, "ratio");
                }
            }
            return context.reportInputMismatch(Fraction.class, "ratio");
        }
    }

    /** Yuan as a text or whole number. */
    private static final class YuanText extends StdDeserializer<Money> {
        YuanText() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_STRING
                    || parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                try {
                    return Money.ofYuan(parser.getString());
                } catch (IllegalArgumentException | ArithmeticException e) {
                    return context.reportInputMismatch(Money.class, "yuan");
                }
            }
            return context.reportInputMismatch(Money.class, "yuan");
        }
    }
}
