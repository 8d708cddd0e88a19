package anju.message;

import anju.access.Phone;
import anju.access.Vault;
import anju.city.City;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of outgoing messages. */
@Component
class Outgoings {
    private static final String ADDRESS = "message.outgoing.address_enc";
    private static final String BODY = "message.outgoing.body_enc";
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient db;
    private final Vault vault;

    Outgoings(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    UUID add(UUID person, String template, String body) {
        return insert(person, null, template, body, null);
    }

    UUID addTo(Phone phone, String template, String body, @Nullable Instant expiresAt) {
        return insert(null, phone, template, body, expiresAt);
    }

    private UUID insert(
            @Nullable UUID person, @Nullable Phone phone, String template, String body, @Nullable Instant expiresAt) {
        var id = City.current().newId();
        var now = Timestamp.from(City.current().now());
        db.sql("""
                insert into message.outgoing
                  (id, person_id, address_enc, template, body_enc, state, queued_at, expires_at, changed_at)
                values (?, ?, ?, ?, ?, 'WAITING', ?, ?, ?)""")
                .param(id)
                .param(person)
                .param(phone == null ? null : vault.seal(ADDRESS, id, phone.digits()))
                .param(template)
                .param(vault.seal(BODY, id, body))
                .param(now)
                .param(expiresAt == null ? null : Timestamp.from(expiresAt))
                .param(now)
                .update();
        return id;
    }

    /** A message that waits to be delivered; empty once that is done. */
    Optional<Outgoing> waiting(UUID id) {
        return db.sql("""
                select person_id, address_enc, template, body_enc, expires_at from message.outgoing
                 where id = ? and state = 'WAITING'""")
                .param(id)
                .query((row, _) -> {
                    var address = row.getBytes("address_enc");
                    var expires = row.getTimestamp("expires_at");
                    return new Outgoing(
                            id,
                            row.getObject("person_id", UUID.class),
                            address == null ? null : vault.open(ADDRESS, id, address),
                            row.getString("template"),
                            vault.open(BODY, id, row.getBytes("body_enc")),
                            expires == null ? null : expires.toInstant());
                })
                .optional();
    }

    /** Ends the waiting. What has run out is forgotten at once. */
    void ended(UUID id, String state) {
        db.sql("""
                update message.outgoing
                   set state = :state, changed_at = :now,
                       body_enc = case when expires_at is null then body_enc end
                 where id = :id and state = 'WAITING'""")
                .param("state", state)
                .param("now", Timestamp.from(City.current().now()))
                .param("id", id)
                .update();
    }

    /** Counts a try that failed; {@code failure} is the name of an exception, never its words. */
    int failed(UUID id, String failure) {
        return db.sql("""
                update message.outgoing set tries = tries + 1, failure = ?, changed_at = ? where id = ?
                returning tries""")
                .params(failure, Timestamp.from(City.current().now()), id)
                .query(Integer.class)
                .single();
    }

    Optional<String> lock(UUID id) {
        return db.sql("select state from message.outgoing where id = ? for update")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** False if the words are gone. */
    boolean again(UUID id) {
        return db.sql("""
                update message.outgoing set state = 'WAITING', tries = 0, failure = null, changed_at = ?
                 where id = ? and body_enc is not null""").params(Timestamp.from(City.current().now()), id).update() == 1;
    }

    /** Forgets the words of what was delivered, or given up, long ago. */
    void forgetOld() {
        db.sql("""
                update message.outgoing set body_enc = null
                 where state <> 'WAITING' and body_enc is not null and changed_at < ?""").param(Timestamp.from(City.current().now().minus(KEPT))).update();
    }

    /** A message with its address and words in the clear, for the moment of delivery; its text form shows neither. */
    record Outgoing(
            UUID id,
            @Nullable UUID personId,
            @Nullable String address,
            String template,
            String body,
            @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "message " + id;
        }
    }
}
