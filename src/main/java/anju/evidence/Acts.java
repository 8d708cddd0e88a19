package anju.evidence;

import anju.city.City;
import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes acts into the business transaction. The public entry holds no personal data: kind, time, opaque references,
 * numbers public by law, and a salted commitment to the private payload.
 */
@Component
public class Acts {
    /** As docs/formats/evidence.md gives it: an entry that a verifier refuses must never be written. */
    private static final Pattern REFERENCE = Pattern.compile("[a-z][a-z0-9_]{0,31}:[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]{0,127}");

    private static final int REFERENCES_MAX = 256;

    private final JdbcClient db;

    Acts(JdbcClient db) {
        this.db = db;
    }

    /** Records an act without public figures; see {@link #record(ActKind, List, Map, Map)}. */
    public UUID record(ActKind kind, List<String> references, Map<String, ?> payload) {
        return record(kind, references, Map.of(), payload);
    }

    /**
     * Records an act and returns its id, for the rows that stand on it.
     *
     * @param references what the act is about, as {@code kind:uuid}; of more than 256 the first are named, and the payload's digest
     *     stands for all
     * @param published numbers and codes that are public by law; no free text, nothing about a person
     * @param payload everything the act says; committed to with a fresh salt and kept sealed
     */
    public UUID record(ActKind kind, List<String> references, Map<String, ?> published, Map<String, ?> payload) {
        return record(City.current().newId(), kind, references, published, payload);
    }

    /** As above with an id chosen by the caller: ballots need one that does not tell the time. */
    public UUID record(
            UUID id, ActKind kind, List<String> references, Map<String, ?> published, Map<String, ?> payload) {
        if (!references.stream().allMatch(it -> REFERENCE.matcher(it).matches())) {
            throw new IllegalArgumentException(kind.code() + " refers to " + references);
        }
        if (!isCodes(published)) {
            throw new IllegalArgumentException(kind.code() + " publishes more than numbers and codes: " + published);
        }
        var now = City.current().now();
        var salt = Commitment.freshSalt();
        var sealed = CanonicalJson.encode(payload);
        var entry = new TreeMap<String, Object>();
        entry.put("at", Entries.time(kind.isTimedToTheMinute() ? now.truncatedTo(ChronoUnit.MINUTES) : now));
        entry.put("by", "role:platform");
        entry.put("com", Commitment.commit(kind.code(), salt, sealed));
        entry.put("id", id.toString());
        entry.put("kind", kind.code());
        if (!published.isEmpty()) {
            entry.put("pub", published);
        }
        if (!references.isEmpty()) {
            entry.put("ref", references.stream().limit(REFERENCES_MAX).toList());
        }
        entry.put("v", 1L);
        // One statement, because every decision of every module passes here.
        db.sql("""
                with act as (insert into evidence.act (id, kind, entry, created_at) values (?, ?, ?, ?) returning id)
                insert into evidence.sealed (act_id, salt, payload) select id, ?, ? from act""")
                .params(id, kind.code(), CanonicalJson.encode(entry), Timestamp.from(now), salt, sealed)
                .update();
        return id;
    }

    private static boolean isCodes(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().allMatch(Acts::isCodes);
            case List<?> list -> list.stream().allMatch(Acts::isCodes);
            case String text -> CODE.matcher(text).matches();
            default -> true;
        };
    }
}
