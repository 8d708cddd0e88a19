package anju.evidence;

import anju.city.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A promise to a private payload that shows nothing of it: SHA-256 over domain, type, a fresh 32-byte salt and the payload.
 * Deleting salt and payload (个人信息保护法第47条) leaves the log valid and the promise unopenable.
 */
public final class Commitment {
    public static final int SALT_BYTES = 32;

    private static final byte[] DOMAIN = "anju/commit/v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");
    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Commitment() {}

    /** Never derived from ids, never used twice: guessing a payload must not be checkable. */
    public static byte[] freshSalt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    /** The commitment in its text form, {@code sha256:} and 64 hexadecimal digits. */
    public static String commit(String type, byte[] salt, byte[] payload) {
        if (!TYPE.matcher(type).matches() || type.length() > 64) {
            throw new Malformed("type of a commitment must be dotted lower-case words, at most 64: " + type);
        }
        if (salt.length != SALT_BYTES) {
            throw new Malformed("salt of " + salt.length + " bytes; must be " + SALT_BYTES);
        }
        MessageDigest digest = Sha256.begun();
        digest.update(DOMAIN);
        digest.update((byte) type.length());
        digest.update(type.getBytes(StandardCharsets.US_ASCII));
        digest.update(salt);
        digest.update(ByteBuffer.allocate(4).putInt(payload.length).array());
        digest.update(payload);
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    static boolean isWellFormed(String commitment) {
        return FORM.matcher(commitment).matches();
    }
}
