package anju.access;

import anju.city.City;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Growing delays against guessing. Every try is counted before it is examined, in one statement, so that tries sent at the same
 * moment are all counted; a success takes its count back. Subjects are kept as digests: an address is personal data.
 */
@Component
class Brakes {
    /** What is being slowed down: tries that are free, the first delay, and the longest one, so that nobody is locked out for good. */
    enum Kind {
        /** One sign-in name, whether it exists or not. */
        ACCOUNT(5, Duration.ofSeconds(30), Duration.ofMinutes(15)),
        /** One network address; a whole office may stand behind it. */
        ADDRESS(50, Duration.ofSeconds(30), Duration.ofMinutes(15)),
        /** Codes asked for one phone: the second only after a minute, from the sixth a day on ever longer. */
        PHONE(0, Duration.ofMinutes(1), Duration.ofHours(6)),
        /** Codes asked from one network address. */
        SENDER(20, Duration.ofMinutes(1), Duration.ofHours(1)),
        /** Wrong tracking codes from one network address. */
        TRACKING(20, Duration.ofSeconds(30), Duration.ofHours(1)),
        /** Things written without signing in from one network address; a family or an office may share it. */
        WRITING(10, Duration.ofMinutes(1), Duration.ofHours(1));

        final int free;
        final Duration first;
        final Duration longest;

        Kind(int free, Duration first, Duration longest) {
            this.free = free;
            this.first = first;
            this.longest = longest;
        }

        Duration delay(int tries) {
            if (tries < free || tries == 0) {
                return Duration.ZERO;
            }
            int steps = this == PHONE ? Math.max(0, tries - 5) : tries - free;
            var delay = first.multipliedBy(1L << Math.min(steps, 20));
            return delay.compareTo(longest) < 0 ? delay : longest;
        }
    }

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final JdbcClient db;
    private final Vault vault;

    Brakes(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** Counts a try; answers until when the subject must wait if it may not try now. */
    Optional<Instant> tried(Kind kind, String subject) {
        var now = City.current().now();
        var digest = vault.digest("brake " + kind, subject);
        var tries = db.sql("""
                insert into access.brake as b (subject, tries, last_at, free_at) values (:subject, 1, :now, :now)
                on conflict (subject) do update
                  set tries = case when b.last_at < :forgotten then 1 else b.tries + 1 end, last_at = :now
                where b.free_at <= :now
                returning tries""")
                .param("subject", digest)
                .param("now", Timestamp.from(now))
                .param("forgotten", Timestamp.from(now.minus(FORGOTTEN_AFTER)))
                .query(Integer.class)
                .optional();
        if (tries.isEmpty()) {
            return db.sql("select free_at from access.brake where subject = ?")
                    .param(digest)
                    .query(Timestamp.class)
                    .optional()
                    .map(Timestamp::toInstant);
        }
        var delay = kind.delay(tries.get());
        if (!delay.isZero()) {
            db.sql("update access.brake set free_at = ? where subject = ?")
                    .params(Timestamp.from(now.plus(delay)), digest)
                    .update();
        }
        return Optional.empty();
    }

    /** The try was right: an account starts afresh, an address gets this one try back. */
    void succeeded(Kind kind, String subject) {
        var digest = vault.digest("brake " + kind, subject);
        if (kind == Kind.ACCOUNT) {
            db.sql("delete from access.brake where subject = ?").param(digest).update();
        } else {
            db.sql("update access.brake set tries = greatest(tries - 1, 0), free_at = ? where subject = ?")
                    .params(Timestamp.from(City.current().now()), digest)
                    .update();
        }
    }

    void sweep() {
        db.sql("delete from access.brake where last_at < ? and free_at < ?")
                .params(
                        Timestamp.from(City.current().now().minus(FORGOTTEN_AFTER)),
                        Timestamp.from(City.current().now()))
                .update();
    }
}
