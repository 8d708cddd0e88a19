package anju.evidence;

import anju.city.City;
import java.sql.Timestamp;
import java.time.Instant;
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
        record(List.of(new Told(id, kind, references, published, payload)));
        return id;
    }

    /** An act as told to {@link #record(List)}. */
    public record Told(
            UUID id, ActKind kind, List<String> references, Map<String, ?> published, Map<String, ?> payload) {}

    /** Records acts that are decided together. */
    public void record(List<Told> acts) {
        var now = City.current().now();
        var salts = new byte[acts.size()][];
        var sealed = new byte[acts.size()][];
        var entries = new byte[acts.size()][];
        for (int i = 0; i < entries.length; i++) {
            salts[i] = Commitment.freshSalt();
            sealed[i] = CanonicalJson.encode(acts.get(i).payload);
            entries[i] = entry(acts.get(i), now, salts[i], sealed[i]).bytes();
        }
        // One statement, because every decision of every module passes here.
        db.sql("""
                with told as (select * from unnest(?::uuid[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[]) as t (id, kind, entry, salt, payload)),
                     act as (insert into evidence.act (id, kind, entry, created_at) select id, kind, entry, ? from told)
                insert into evidence.sealed (act_id, salt, payload) select id, salt, payload from told""")
                .params(
                        acts.stream().map(Told::id).toArray(UUID[]::new),
                        acts.stream().map(act -> act.kind.code()).toArray(String[]::new),
                        entries,
                        salts,
                        sealed,
                        Timestamp.from(now))
                .update();
    }

    private static LogEntry entry(Told act, Instant now, byte[] salt, byte[] sealed) {
        act.references.forEach(LogEntry::requireReference); // those beyond what an entry holds, too
        return new LogEntry(
                act.id,
                act.kind.code(),
                now.truncatedTo(act.kind.isTimedToTheMinute() ? ChronoUnit.MINUTES : ChronoUnit.MILLIS),
                "role:platform",
                List.of(Commitment.commit(act.kind.code(), salt, sealed)),
                act.references.stream().limit(LogEntry.LIST_MAX).toList(),
                new TreeMap<>(act.published));
    }
}
