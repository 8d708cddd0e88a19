package anju.site;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is shown: what stands in its fields, and what is wrong with it. The label of field {@code area} of form
 * {@code need.record} is the text {@code need.record.area}; its hint, if there is one, {@code need.record.area.hint}.
 *
 * @param about what tells it from forms of the same key on the same page, such as an id; empty where there is only one
 */
public record Form(String key, String about, Map<String, List<String>> typed, List<FieldError> errors) {
    public Form(String key, Map<String, List<String>> typed, List<FieldError> errors) {
        this(key, "", typed, errors);
    }

    /** A form with nothing in it yet. */
    public static Form empty(String key) {
        return new Form(key, Map.of(), List.of());
    }

    /** A form with a record of {@code String} and {@code List<String>} in its fields. */
    public static Form of(String key, Record answers) {
        return new Form(key, typed(answers), List.of());
    }

    /** This form with something written into one field. */
    public Form with(String field, String value) {
        var more = new LinkedHashMap<>(typed);
        more.put(field, List.of(value));
        return new Form(key, about, more, errors);
    }

    /** This form as one of several alike on its page. */
    public Form about(UUID thing) {
        return new Form(key, thing.toString(), typed, errors);
    }

    public boolean isAbout(UUID thing) {
        return about.equals(thing.toString());
    }

    /** One name on its page; what was typed before a session ended is kept under it. */
    public String name() {
        return about.isEmpty() ? key : key + "." + about;
    }

    public String value(String field) {
        var values = values(field);
        return values.isEmpty() ? "" : values.getFirst();
    }

    public List<String> values(String field) {
        return typed.getOrDefault(field, List.of());
    }

    public Optional<FieldError> error(String field) {
        return errors.stream().filter(error -> error.field().equals(field)).findFirst();
    }

    /** The key of a field's label. */
    public String label(String field) {
        return key + "." + field;
    }

    /** The element id of a field; unique on the page even with several forms. */
    public String id(String field) {
        return name().replace('.', '-') + "-" + field;
    }

    static Map<String, List<String>> typed(Record answers) {
        var typed = new LinkedHashMap<String, List<String>>();
        for (var component : answers.getClass().getRecordComponents()) {
            switch (read(component, answers)) {
                case String text -> typed.put(component.getName(), List.of(text));
                case List<?> texts ->
                    typed.put(
                            component.getName(),
                            texts.stream().map(String::valueOf).toList());
                case null, default -> {}
            }
        }
        return typed;
    }

    private static @Nullable Object read(RecordComponent component, Record answers) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(answers);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
