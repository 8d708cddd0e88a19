package anju.site;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Closes bytes under a key that is used once (AES-256-GCM). */
final class Seal {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;

    private Seal(byte[] key) {
        this.key = key;
    }

    static Seal fresh() {
        return new Seal(random(KEY_BYTES));
    }

    /** The seal with this key; nothing if it is no key. */
    static Optional<Seal> of(String key) {
        try {
            var bytes = Base64.getUrlDecoder().decode(key);
            return bytes.length == KEY_BYTES ? Optional.of(new Seal(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String key() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    byte[] close(byte[] open) {
        try {
            var nonce = random(NONCE_BYTES);
            var closed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(open);
            return ByteBuffer.allocate(NONCE_BYTES + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing if the bytes were closed under another key or touched since. */
    Optional<byte[]> open(byte[] closed) {
        if (closed.length < NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            var nonce = new byte[NONCE_BYTES];
            System.arraycopy(closed, 0, nonce, 0, NONCE_BYTES);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, nonce).doFinal(closed, NONCE_BYTES, closed.length - NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
