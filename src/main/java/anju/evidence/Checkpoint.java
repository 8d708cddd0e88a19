package anju.evidence;

import java.util.regex.Pattern;

/** The head of a log: whose it is, how many entries it has, and their root, in base64 (c2sp.org/tlog-checkpoint). */
public record Checkpoint(String origin, long size, String root) {
    /** Visible ASCII without plus: the origin is also the name of the log's key. */
    private static final Pattern ORIGIN = Pattern.compile("[!-*,-~]{1,255}");

    public Checkpoint {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new Malformed("origin must be visible ASCII without spaces and plus");
        }
        if (size < 0 || Encodings.base64(root).length != MerkleTree.HASH_BYTES) {
            throw new Malformed("a checkpoint has a size and a root of " + MerkleTree.HASH_BYTES + " bytes");
        }
    }

    public static Checkpoint of(String origin, long size, byte[] root) {
        return new Checkpoint(origin, size, Encodings.base64(root));
    }

    /** Three lines and no more: extension lines could say things no monitor checks. */
    public static Checkpoint parse(SignedNote note) {
        String[] lines = note.text().split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            throw new Malformed("a checkpoint has exactly the lines origin, size and root");
        }
        return new Checkpoint(lines[0], Encodings.decimal(lines[1]), lines[2]);
    }

    public byte[] rootHash() {
        return Encodings.base64(root);
    }

    public String text() {
        return origin + "\n" + size + "\n" + root + "\n";
    }

    public SignedNote sign(NoteSigner log) {
        if (!log.key().name().equals(origin)) {
            throw new IllegalArgumentException("the key of " + log.key().name() + " may not sign for " + origin);
        }
        return SignedNote.sign(text(), log);
    }
}
