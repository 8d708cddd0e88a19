package anju.evidence;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Canonical JSON, profile RCJ-1 (a subset of RFC 8785): one value has exactly one byte form, so bytes can be hashed once and
 * served for ever. Values are strings, whole numbers, booleans, lists and maps.
 */
public final class CanonicalJson {
    static final int DEPTH_MAX = 16;
    static final int BYTES_MAX = 1 << 20;
    /** Beyond 2^53-1 readers in other languages would silently round. */
    static final long INTEGER_MAX = (1L << 53) - 1;

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    private CanonicalJson() {}

    /** The bytes of an object; a value RCJ-1 has no form for is refused with its path. */
    public static byte[] encode(Map<String, ?> object) {
        StringBuilder out = new StringBuilder(256);
        writeObject(out, object, 1, "$");
        byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > BYTES_MAX) {
            throw new Malformed("object of " + bytes.length + " bytes; at most " + BYTES_MAX);
        }
        return bytes;
    }

    /** The object these bytes are the canonical form of: numbers as Long, the rest as written. */
    public static Map<String, Object> decode(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new Malformed("object of " + bytes.length + " bytes; at most " + BYTES_MAX);
        }
        Map<String, Object> object = new CanonicalJsonReader(Encodings.utf8(bytes)).readAll();
        // The reader refuses every second spelling it knows of; this catches the one nobody thought of.
        if (!Arrays.equals(encode(object), bytes)) {
            throw new Malformed("not in canonical form");
        }
        return object;
    }

    static void requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new Malformed("member name must be [a-z][a-z0-9_]{0,31}: " + key);
        }
    }

    static void requireText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new Malformed("half of a surrogate pair at character " + i);
            }
        }
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            throw new Malformed("text is not in Unicode normal form NFC");
        }
    }

    private static void writeValue(StringBuilder out, Object value, int depth, String path) {
        switch (value) {
            case String text -> writeText(out, text);
            case Integer number -> writeInteger(out, number, path);
            case Long number -> writeInteger(out, number, path);
            case Boolean truth -> out.append(truth.booleanValue());
            case List<?> list -> writeList(out, list, depth, path);
            case Map<?, ?> map -> writeObject(out, map, depth, path);
            default ->
                throw new Malformed(
                        path + ": no canonical form for " + value.getClass().getSimpleName());
        }
    }

    private static void writeObject(StringBuilder out, Map<?, ?> object, int depth, String path) {
        requireDepth(depth, path);
        // Names are ASCII, so the order of Java strings is the order of their bytes.
        Map<String, Object> sorted = new TreeMap<>();
        object.forEach((name, value) -> {
            if (!(name instanceof String key) || value == null) {
                throw new Malformed(path + "." + name + ": names are strings and null has no canonical form");
            }
            requireKey(key);
            sorted.put(key, value);
        });
        out.append('{');
        sorted.forEach((key, value) -> {
            out.append(out.charAt(out.length() - 1) == '{' ? "" : ",")
                    .append('"')
                    .append(key)
                    .append("\":");
            writeValue(out, value, depth + 1, path + "." + key);
        });
        out.append('}');
    }

    private static void writeList(StringBuilder out, List<?> list, int depth, String path) {
        requireDepth(depth, path);
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            Object value = list.get(i);
            if (value == null) {
                throw new Malformed(path + "[" + i + "]: null has no canonical form");
            }
            out.append(i == 0 ? "" : ",");
            writeValue(out, value, depth + 1, path + "[" + i + "]");
        }
        out.append(']');
    }

    private static void requireDepth(int depth, String path) {
        if (depth > DEPTH_MAX) {
            throw new Malformed(
                    "nested deeper than " + DEPTH_MAX + " at " + path.substring(0, Math.min(80, path.length())));
        }
    }

    private static void writeInteger(StringBuilder out, long number, String path) {
        if (number > INTEGER_MAX || number < -INTEGER_MAX) {
            throw new Malformed(path + ": " + number + " is beyond 2^53-1");
        }
        out.append(number);
    }

    private static void writeText(StringBuilder out, String text) {
        requireText(text);
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
