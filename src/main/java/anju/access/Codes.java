package anju.access;

import anju.city.City;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One-time codes: six digits, five minutes, five tries (ASVS 5.0 V6.5). */
@Component
class Codes {
    static final Duration VALID = Duration.ofMinutes(5);
    static final int TRIES = 5;

    private static final String PHONE = "access.sign_in_code.phone_enc";
    private static final String CODE = "access.sign_in_code.code_enc";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final Vault vault;
    private final Persons persons;

    Codes(JdbcClient db, Vault vault, Persons persons) {
        this.db = db;
        this.vault = vault;
        this.persons = persons;
    }

    UUID issue(Phone phone, Instant now) {
        var id = UUID.randomUUID();
        var code = String.format("%06d", RANDOM.nextInt(1_000_000));
        // An earlier code of the phone ends with the new one: only one is ever good.
        db.sql("update access.sign_in_code set used_at = ? where phone_hmac = ? and used_at is null")
                .params(Timestamp.from(now), persons.phoneHmac(phone))
                .update();
        db.sql("""
                insert into access.sign_in_code (id, phone_enc, phone_hmac, code_enc, issued_at, expires_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        vault.seal(PHONE, id, phone.digits()),
                        persons.phoneHmac(phone),
                        vault.seal(CODE, id, code),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(VALID)))
                .update();
        return id;
    }

    /** Takes one of the five tries; the phone if the code was right. Each code is good once. */
    Optional<Phone> redeem(UUID id, String typed, Instant now) {
        var sealed = db.sql("""
                update access.sign_in_code set tries = tries + 1
                 where id = ? and used_at is null and expires_at > ? and tries < ?
                returning phone_enc, code_enc, expires_at""")
                .params(id, Timestamp.from(now), TRIES)
                .query((row, _) -> letter(id, row))
                .optional();
        if (sealed.isEmpty() || !equal(sealed.get().code(), typed)) {
            return Optional.empty();
        }
        boolean first = db.sql("update access.sign_in_code set used_at = ? where id = ? and used_at is null")
                        .params(Timestamp.from(now), id)
                        .update()
                == 1;
        return first ? Optional.of(sealed.get().phone()) : Optional.empty();
    }

    Optional<SigningIn.Letter> letter(UUID id, Instant now) {
        return db.sql("""
                select phone_enc, code_enc, expires_at from access.sign_in_code
                 where id = ? and used_at is null and expires_at > ?""")
                .params(id, Timestamp.from(now))
                .query((row, _) -> letter(id, row))
                .optional();
    }

    private SigningIn.Letter letter(UUID id, ResultSet row) throws SQLException {
        return new SigningIn.Letter(
                new Phone(vault.open(PHONE, id, row.getBytes("phone_enc"))),
                vault.open(CODE, id, row.getBytes("code_enc")),
                row.getTimestamp("expires_at").toInstant());
    }

    /** Codes are of no use after their five minutes; a day is kept for questions. */
    void sweep() {
        db.sql("delete from access.sign_in_code where issued_at < ?")
                .param(Timestamp.from(City.current().now().minus(Duration.ofDays(1))))
                .update();
    }

    private static boolean equal(String code, String typed) {
        return MessageDigest.isEqual(
                code.getBytes(StandardCharsets.US_ASCII), typed.getBytes(StandardCharsets.US_ASCII));
    }
}
