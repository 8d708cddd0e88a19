package anju.evidence;

import anju.city.City;
import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes acts into the business transaction. The public entry holds no personal data: kind, time, opaque references,
 * numbers public by law, and a salted commitment to the private payload. What {@link LogEntry} has no form for is refused here,
 * where it is written: a verifier would refuse it for ever.
 */
@Component
public class Acts {
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
        references.forEach(LogEntry::requireReference); // those beyond what an entry holds, too
        var now = City.current().now();
        var salt = Commitment.freshSalt();
        var sealed = CanonicalJson.encode(payload);
        var entry = new LogEntry(
                id,
                kind.code(),
                now.truncatedTo(kind.isTimedToTheMinute() ? ChronoUnit.MINUTES : ChronoUnit.MILLIS),
                "role:platform",
                List.of(Commitment.commit(kind.code(), salt, sealed)),
                references.stream().limit(LogEntry.LIST_MAX).toList(),
                new TreeMap<>(published));
        // One statement, because every decision of every module passes here.
        db.sql("""
                with act as (insert into evidence.act (id, kind, entry, created_at) values (?, ?, ?, ?) returning id)
                insert into evidence.sealed (act_id, salt, payload) select id, ?, ? from act""")
                .params(id, kind.code(), entry.bytes(), Timestamp.from(now), salt, sealed)
                .update();
        return id;
    }
}
