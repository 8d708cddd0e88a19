package anju.evidence;

import anju.city.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** A public Ed25519 key that verifies signed notes, written {@code name+id+base64} (c2sp.org/signed-note). */
public record NoteKey(String name, String encoded) {
    static final byte ED25519 = 1;
    private static final int NAME_MAX = 255;
    /** The fixed head of an X.509 structure around 32 bytes of Ed25519 key (RFC 8410). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    public NoteKey {
        requireName(name);
        byte[] typed = Encodings.base64(encoded);
        if (typed.length != 33 || typed[0] != ED25519) {
            throw new Malformed("not an Ed25519 key of 32 bytes behind type 1");
        }
    }

    public static NoteKey parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new Malformed("a key is written name+id+base64");
        }
        NoteKey key = new NoteKey(parts[0], parts[2]);
        if (!parts[1].equals(HexFormat.of().toHexDigits(key.id()))) {
            throw new Malformed("the id in the key of " + parts[0] + " is not its own");
        }
        return key;
    }

    static NoteKey of(String name, PublicKey key) {
        byte[] x509 = key.getEncoded();
        byte[] typed = Arrays.copyOfRange(x509, X509_HEAD.length - 1, x509.length);
        typed[0] = ED25519;
        return new NoteKey(name, Encodings.base64(typed));
    }

    /** The first four bytes of SHA-256(name, newline, type, key). */
    public int id() {
        MessageDigest digest = Sha256.begun();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] hash = digest.digest(Encodings.base64(encoded));
        return HexFormat.fromHexDigits(HexFormat.of().formatHex(hash, 0, 4));
    }

    public String vkey() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + encoded;
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            byte[] typed = Encodings.base64(encoded);
            byte[] x509 = Arrays.copyOf(X509_HEAD, X509_HEAD.length + 32);
            System.arraycopy(typed, 1, x509, X509_HEAD.length, 32);
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
            check.update(message);
            return check.verify(signature);
        } catch (SignatureException e) {
            return false; // the JDK's word for a signature of the wrong length or range
        } catch (GeneralSecurityException e) {
            throw new Malformed("not a point of the curve: " + vkey());
        }
    }

    static void requireName(String name) {
        if (name.isEmpty() || name.length() > NAME_MAX) {
            throw new Malformed("name of a key must have 1 to " + NAME_MAX + " characters");
        }
        if (name.codePoints().anyMatch(NoteKey::isForbidden)) {
            throw new Malformed("name of a key may not hold spaces, plus or control characters");
        }
    }

    private static boolean isForbidden(int c) {
        return c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}
