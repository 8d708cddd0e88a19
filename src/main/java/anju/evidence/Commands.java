package anju.evidence;

import anju.city.City;
import anju.city.Sha256;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies a command once. The id is made when the form is rendered, so a double click, a reload or a retry after a lost
 * answer carries the same id and gets the first outcome back.
 */
@Component
public class Commands {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient db;

    Commands(JdbcClient db) {
        this.db = db;
    }

    /**
     * Runs {@code work} unless this command was applied before; then returns the stored outcome, refusals included.
     * First line of every verb, inside its transaction.
     *
     * @param inputs everything the person sent; another command under the same id is recognised by it
     * @param outcomes the sealed type of the answers; each is a record of ids and numbers, nothing personal
     * @throws CommandMismatch if the id was used by another person or for something else
     */
    public <R> R once(UUID id, @Nullable UUID actor, String kind, Object inputs, Class<R> outcomes, Supplier<R> work) {
        var fingerprint = fingerprint(kind, inputs);
        // The second of two equal commands waits here until the first has committed or failed.
        var earlier = db.sql("select actor, kind, fingerprint, outcome from evidence.applied(?)")
                .param(id)
                .query(Applied.class)
                .optional();
        if (earlier.isPresent()) {
            var applied = earlier.get();
            if (!Objects.equals(applied.actor, actor)
                    || !applied.kind.equals(kind)
                    || !Arrays.equals(applied.fingerprint, fingerprint)) {
                throw new CommandMismatch(id);
            }
            return read(applied.outcome, outcomes);
        }
        var outcome = work.get();
        store(List.of(new Outcome(id, actor, kind, inputs, outcome)));
        return outcome;
    }

    /** A command with what it brought. */
    public record Outcome(UUID id, @Nullable UUID actor, String kind, Object inputs, Object outcome) {
        private byte[] fingerprint() {
            return Commands.fingerprint(kind, inputs);
        }
    }

    /**
     * Of these commands, those nobody applied before and nobody applies at this moment: they are the caller's to apply until the
     * transaction ends, and to {@link #store}. The others go through {@link #once}, each alone.
     */
    public Set<UUID> fresh(List<UUID> commands) {
        return db.sql("select evidence.fresh(?::uuid[])")
                .param(commands.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }

    /** Stores what fresh commands brought. */
    public void store(List<Outcome> outcomes) {
        db.sql("""
                insert into evidence.command (id, actor, kind, fingerprint, outcome, at)
                select c.*, ? from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bytea[], ?::text[]) as c""")
                .params(
                        Timestamp.from(City.current().now()),
                        outcomes.stream().map(Outcome::id).toArray(UUID[]::new),
                        outcomes.stream().map(Outcome::actor).toArray(UUID[]::new),
                        outcomes.stream().map(Outcome::kind).toArray(String[]::new),
                        outcomes.stream().map(Outcome::fingerprint).toArray(byte[][]::new),
                        outcomes.stream().map(it -> written(it.outcome)).toArray(String[]::new))
                .update();
    }

    private static byte[] fingerprint(String kind, Object inputs) {
        var sha = Sha256.begun();
        sha.update(kind.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        sha.update((byte) 0);
        return sha.digest(JSON.writeValueAsBytes(inputs));
    }

    private static String written(Object outcome) {
        return outcome.getClass().getSimpleName() + " " + JSON.writeValueAsString(outcome);
    }

    private static <R> R read(String outcome, Class<R> outcomes) {
        int space = outcome.indexOf(' ');
        var type = named(outcome.substring(0, space), outcomes);
        if (type == null) {
            throw new IllegalStateException("no outcome of " + outcomes + " is called " + outcome.substring(0, space));
        }
        return outcomes.cast(JSON.readValue(outcome.substring(space + 1), type));
    }

    private static @Nullable Class<?> named(String simpleName, Class<?> sealed) {
        if (sealed.getSimpleName().equals(simpleName) && !sealed.isInterface()) {
            return sealed;
        }
        var permitted = sealed.getPermittedSubclasses();
        if (permitted != null) {
            for (var candidate : permitted) {
                var found = named(simpleName, candidate);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private record Applied(@Nullable UUID actor, String kind, byte[] fingerprint, String outcome) {}
}
