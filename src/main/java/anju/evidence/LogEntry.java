package anju.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the public sees of one act: codes, opaque ids, whole numbers and commitments, never a name or free text. Its bytes are
 * made once, stored, hashed as stored and served as stored.
 */
public record LogEntry(
        UUID id,
        String kind,
        Instant at,
        String by,
        List<String> commitments,
        List<String> refs,
        Map<String, Object> published) {
    static final int LIST_MAX = 256;

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,31}(\\.[a-z][a-z0-9_]{0,31}){2}");
    private static final Pattern BY = Pattern.compile("(role|org|key):[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final Pattern REF = Pattern.compile("[a-z][a-z0-9_]{0,31}:[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]{0,127}");
    private static final Set<String> MEMBERS = Set.of("v", "id", "kind", "at", "by", "com", "ref", "pub");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    public LogEntry {
        commitments = List.copyOf(commitments);
        refs = List.copyOf(refs);
        require((id.version() == 7 || id.version() == 4) && id.variant() == 2, "id must be a UUID of version 7 or 4");
        require(KIND.matcher(kind).matches(), "kind must be <module>.<noun>.<past>: " + kind);
        require(at.equals(at.truncatedTo(ChronoUnit.MILLIS)), "at must be whole milliseconds");
        int year = at.atOffset(ZoneOffset.UTC).getYear();
        require(year >= 1900 && year <= 9999, "at must be of a year with four digits");
        require(BY.matcher(by).matches(), "by must be role:, org: or key: and a code, never a person");
        require(commitments.size() <= LIST_MAX && refs.size() <= LIST_MAX, "at most " + LIST_MAX + " com and ref");
        commitments.forEach(com -> require(Commitment.isWellFormed(com), "com must be sha256: and 64 hex digits"));
        refs.forEach(LogEntry::requireReference);
        published.forEach(LogEntry::requireCode);
    }

    /** The leaf content; refused beyond what a bundle can hold. */
    public byte[] bytes() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("v", 1);
        members.put("id", id.toString());
        members.put("kind", kind);
        members.put("at", TIME.format(at));
        members.put("by", by);
        if (!commitments.isEmpty()) {
            members.put("com", commitments.size() == 1 ? commitments.getFirst() : commitments);
        }
        if (!refs.isEmpty()) {
            members.put("ref", refs);
        }
        if (!published.isEmpty()) {
            members.put("pub", published);
        }
        byte[] bytes = CanonicalJson.encode(members);
        require(bytes.length <= EntryBundle.ENTRY_BYTES_MAX, "entry of " + bytes.length + " bytes is too long");
        return bytes;
    }

    public static LogEntry parse(byte[] bytes) {
        Map<String, Object> members = CanonicalJson.decode(bytes);
        require(MEMBERS.containsAll(members.keySet()), "only the members v, id, kind, at, by, com, ref, pub");
        require(Long.valueOf(1).equals(members.get("v")), "v must be 1");
        Object com = members.get("com");
        LogEntry entry = new LogEntry(
                uuid(text(members.get("id"))),
                text(members.get("kind")),
                time(text(members.get("at"))),
                text(members.get("by")),
                com instanceof String one ? List.of(one) : texts(com),
                texts(members.get("ref")),
                object(members.get("pub")));
        require(Arrays.equals(entry.bytes(), bytes), "not the one spelling of this entry");
        return entry;
    }

    static void requireReference(String ref) {
        require(REF.matcher(ref).matches(), "ref must be <noun>:<opaque id>: " + ref);
    }

    /** Amounts, counts, states and digests are public; sentences are not. */
    private static void requireCode(String name, Object value) {
        switch (value) {
            case Long whole -> {} // its range is the encoder's affair
            case Integer whole -> {}
            case Boolean truth -> {}
            case String text ->
                require(CODE.matcher(text).matches(), "pub." + name + " must be a number or a code without spaces");
            case List<?> list -> list.forEach(item -> requireCode(name, item));
            case Map<?, ?> map -> map.forEach((key, item) -> requireCode(name + "." + key, item));
            default -> throw new Malformed("pub." + name + " must be a number or a code");
        }
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new Malformed("id, kind, at, by, com and ref are texts, and the first four must be there");
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(LogEntry::text).toList();
            default -> throw new Malformed("com and ref are lists of texts");
        };
    }

    @SuppressWarnings("unchecked") // decoded objects have names of type String only
    private static Map<String, Object> object(@Nullable Object value) {
        return switch (value) {
            case null -> Map.of();
            case Map<?, ?> map -> (Map<String, Object>) map;
            default -> throw new Malformed("pub is an object");
        };
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed("id must be a UUID");
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Malformed("at must be YYYY-MM-DDThh:mm:ss.SSSZ");
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new Malformed(rule);
        }
    }
}
