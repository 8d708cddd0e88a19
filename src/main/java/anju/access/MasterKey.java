package anju.access;

import anju.city.City;
import anju.city.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key outside the database that wraps a city's data key (个人信息保护法第51条: a stolen copy of the database alone opens nothing). */
record MasterKey(byte[] bytes, Path file) {
    static final int BYTES = 32;
    private static final int NONCE = 12;

    static Path place() {
        return City.current().secrets().resolve("master.key");
    }

    static MasterKey read() {
        var file = place();
        try {
            var bytes = HexFormat.of().parseHex(Files.readString(file).strip());
            if (bytes.length != BYTES) {
                throw new IllegalStateException(file + " holds " + bytes.length + " bytes; a master key has " + BYTES);
            }
            return new MasterKey(bytes, file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the master key " + file + " cannot be read; put it back from the backup of the keys", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " is not a master key of 64 hexadecimal digits", e);
        }
    }

    /** Makes the key file, or reads the one that another node has just made. */
    static MasterKey readOrMake() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var file = place();
        var draft = file.resolveSibling("master.key." + City.current().newId());
        try {
            if (Files.exists(file)) {
                return read();
            }
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, HexFormat.of().formatHex(bytes) + "\n");
            try (var channel = java.nio.channels.FileChannel.open(draft, java.nio.file.StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            try {
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException _) {
                return read();
            } finally {
                Files.delete(draft);
            }
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException("the master key cannot be kept in " + file, e);
        }
    }

    /** Tells which key a wrapped one needs, without telling the key. */
    String id() {
        var sha = Sha256.begun();
        sha.update("anju master key id".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(sha.digest(bytes), 0, 8);
    }

    byte[] wrap(byte[] key) {
        var nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        var wrapped = Arrays.copyOf(nonce, NONCE + key.length + 16);
        var sealed = apply(Cipher.ENCRYPT_MODE, nonce, key, 0, key.length);
        System.arraycopy(sealed, 0, wrapped, NONCE, sealed.length);
        return wrapped;
    }

    byte[] unwrap(byte[] wrapped) {
        return apply(Cipher.DECRYPT_MODE, Arrays.copyOf(wrapped, NONCE), wrapped, NONCE, wrapped.length - NONCE);
    }

    private byte[] apply(int mode, byte[] nonce, byte[] text, int from, int length) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD("anju data key".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return cipher.doFinal(text, from, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the data key does not open with the master key in " + file, e);
        }
    }
}
