package anju.access;

import anju.city.City;
import anju.city.CityClosing;
import anju.city.CityOpened;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seals and opens personal text of the bound city: AES-256-GCM, bound to its column and row so that a value moved elsewhere
 * does not open, and a keyed digest by which phones and identity numbers are found without being readable.
 */
@Component
public class Vault {
    private static final System.Logger LOG = System.getLogger(Vault.class.getName());
    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final Map<String, Keys> keys = new ConcurrentHashMap<>();

    Vault(JdbcClient db) {
        this.db = db;
    }

    /** Makes the keys when a city opens for the first time, outside any transaction that could be undone. */
    @EventListener
    void opened(CityOpened event) {
        event.city().run(() -> {
            try {
                make();
                keys();
            } catch (IllegalStateException e) {
                LOG.log(System.Logger.Level.ERROR, City.current() + " cannot open personal data: " + e.getMessage());
            }
        });
    }

    @EventListener
    void closing(CityClosing event) {
        keys.remove(event.city().code());
    }

    /** Encrypts {@code text} for {@code column} (schema.table.column) of the row {@code id}; equal texts come out different. */
    public byte[] seal(String column, UUID id, String text) {
        return seal(column, id, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As above for bytes, such as a file. */
    public byte[] seal(String column, UUID id, byte[] plain) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, column, id, nonce);
            var sealed = new byte[1 + NONCE + plain.length + TAG];
            sealed[0] = FORMAT;
            System.arraycopy(nonce, 0, sealed, 1, NONCE);
            cipher.doFinal(plain, 0, plain.length, sealed, 1 + NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As above for a value that may be missing. */
    public byte @Nullable [] sealIfPresent(String column, UUID id, @Nullable String text) {
        return text == null ? null : seal(column, id, text);
    }

    /** Decrypts what {@link #seal} made for the same column and row; anything else is refused. */
    public String open(String column, UUID id, byte[] sealed) {
        return new String(openBytes(column, id, sealed), StandardCharsets.UTF_8);
    }

    /** As above for bytes. */
    public byte[] openBytes(String column, UUID id, byte[] sealed) {
        if (sealed.length < 1 + NONCE + TAG || sealed[0] != FORMAT) {
            throw new IllegalStateException(column + " of " + id + " is not sealed");
        }
        var nonce = java.util.Arrays.copyOfRange(sealed, 1, 1 + NONCE);
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, column, id, nonce);
            return cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    column + " of " + id + " does not open: it was sealed for another row or with another key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HMAC-SHA256 by which a value is found again; {@code use} keeps equal values of different kinds apart. */
    public byte[] digest(String use, String value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(keys().lookup);
            mac.update(use.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, String column, UUID id, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys().fields, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD((column + ":" + id).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private Keys keys() {
        return keys.computeIfAbsent(City.current().code(), _ -> {
            var row = db.sql("select wrapped, master_id from access.data_key")
                    .query(Wrapped.class)
                    .single();
            var master = MasterKey.read();
            if (!master.id().equals(row.masterId)) {
                throw new IllegalStateException("the data key of " + City.current() + " was wrapped by master key "
                        + row.masterId + ", but " + master.file() + " is " + master.id()
                        + "; put the right key file there");
            }
            return Keys.of(master.unwrap(row.wrapped));
        });
    }

    private void make() {
        boolean there = db.sql("select exists (select from access.data_key)")
                .query(Boolean.class)
                .single();
        if (!there) {
            var master = MasterKey.readOrMake();
            var key = new byte[MasterKey.BYTES];
            RANDOM.nextBytes(key);
            db.sql("""
                    insert into access.data_key (wrapped, master_id, created_at) values (?, ?, ?)
                    on conflict do nothing""")
                    .params(
                            master.wrap(key),
                            master.id(),
                            Timestamp.from(City.current().now()))
                    .update();
        }
    }

    /** Two keys from one: encrypting and finding never use the same. */
    private record Keys(SecretKeySpec fields, SecretKeySpec lookup) {
        static Keys of(byte[] data) {
            return new Keys(derive(data, "anju fields", "AES"), derive(data, "anju lookup", "HmacSHA256"));
        }

        private static SecretKeySpec derive(byte[] data, String purpose, String algorithm) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(data, "HmacSHA256"));
                return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII)), algorithm);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return "keys";
        }
    }

    private record Wrapped(byte[] wrapped, String masterId) {}
}
