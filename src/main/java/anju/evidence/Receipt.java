package anju.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A proof, good without any server, that one entry stands in the log (c2sp.org/tlog-proof). The public form carries the entry;
 * the owner's form also the salt and payload that open its commitment.
 */
public record Receipt(
        String entry,
        long index,
        List<String> proof,
        SignedNote checkpoint,
        @Nullable Opening opening) {
    static final int BYTES_MAX = 4 << 20;
    private static final String HEAD = "c2sp.org/tlog-proof@v1";

    /** What opens a commitment: its type, and salt and payload in base64. */
    public record Opening(String type, String salt, String payload) {
        public static Opening of(String type, byte[] salt, byte[] payload) {
            return new Opening(type, Encodings.base64(salt), Encodings.base64(payload));
        }

        public byte[] payloadBytes() {
            return Encodings.base64(payload);
        }

        public String commitment() {
            return Commitment.commit(type, Encodings.base64(salt), Encodings.base64(payload));
        }
    }

    /** Why a well-formed receipt proves nothing. */
    public enum Flaw {
        /** The checkpoint bears no valid signature of the log's known key. */
        UNSIGNED,
        /** The entry is not at this index of the signed tree. */
        NOT_INCLUDED,
        /** Salt and payload do not open a commitment of the entry. */
        NOT_OPENED
    }

    public Receipt {
        proof = List.copyOf(proof);
        if (proof.size() > 63) {
            throw new Malformed("a proof has at most 63 hashes");
        }
        for (String hash : proof) {
            if (Encodings.base64(hash).length != MerkleTree.HASH_BYTES) {
                throw new Malformed("a hash of a proof has " + MerkleTree.HASH_BYTES + " bytes");
            }
        }
        LogEntry.parse(entry.getBytes(StandardCharsets.UTF_8));
        if (index < 0 || index >= Checkpoint.parse(checkpoint).size()) {
            throw new Malformed("index " + index + " is not below the size of the checkpoint");
        }
    }

    /** The public form. */
    public static Receipt of(byte[] entry, long index, List<byte[]> proof, SignedNote checkpoint) {
        List<String> lines = proof.stream().map(Encodings::base64).toList();
        return new Receipt(Encodings.utf8(entry), index, lines, checkpoint, null);
    }

    /** The owner's form. */
    public Receipt opened(Opening by) {
        return new Receipt(entry, index, proof, checkpoint, by);
    }

    public byte[] bytes() {
        StringBuilder file = new StringBuilder(HEAD).append('\n');
        file.append("extra ").append(Encodings.base64(extra())).append('\n');
        file.append("index ").append(index).append('\n');
        proof.forEach(hash -> file.append(hash).append('\n'));
        file.append('\n').append(Encodings.utf8(checkpoint.bytes()));
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] extra() {
        Map<String, Object> members = new TreeMap<>();
        members.put("v", 1);
        members.put("entry", Encodings.base64(entry.getBytes(StandardCharsets.UTF_8)));
        if (opening != null) {
            members.put("commit", opening.commitment());
            members.put("type", opening.type());
            members.put("salt", opening.salt());
            members.put("payload", opening.payload());
        }
        return CanonicalJson.encode(members);
    }

    public static Receipt parse(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new Malformed("receipt of " + bytes.length + " bytes; at most " + BYTES_MAX);
        }
        String file = Encodings.utf8(bytes);
        int blank = file.indexOf("\n\n");
        if (blank < 0) {
            throw new Malformed("a blank line parts the proof from the checkpoint");
        }
        String[] lines = file.substring(0, blank).split("\n", -1);
        if (lines.length < 3
                || !lines[0].equals(HEAD)
                || !lines[1].startsWith("extra ")
                || !lines[2].startsWith("index ")) {
            throw new Malformed("a receipt begins with the lines " + HEAD + ", extra and index");
        }
        Map<String, Object> extra = CanonicalJson.decode(Encodings.base64(lines[1].substring(6)));
        List<String> proof = new ArrayList<>(List.of(lines).subList(3, lines.length));
        SignedNote checkpoint = SignedNote.parse(file.substring(blank + 2).getBytes(StandardCharsets.UTF_8));
        return new Receipt(
                Encodings.utf8(Encodings.base64(text(extra, "entry"))),
                Encodings.decimal(lines[2].substring(6)),
                proof,
                checkpoint,
                opening(extra));
    }

    private static @Nullable Opening opening(Map<String, Object> extra) {
        if (!Long.valueOf(1).equals(extra.get("v"))) {
            throw new Malformed("v of extra must be 1");
        }
        if (extra.keySet().equals(Set.of("v", "entry"))) {
            return null;
        }
        if (!extra.keySet().equals(Set.of("v", "entry", "commit", "type", "salt", "payload"))) {
            throw new Malformed("extra has entry and v, or besides them commit, payload, salt and type");
        }
        Opening opening = new Opening(text(extra, "type"), text(extra, "salt"), text(extra, "payload"));
        if (!opening.commitment().equals(text(extra, "commit"))) {
            throw new Malformed("commit is not the commitment to this type, salt and payload");
        }
        return opening;
    }

    private static String text(Map<String, Object> extra, String name) {
        if (extra.get(name) instanceof String text) {
            return text;
        }
        throw new Malformed(name + " of extra must be a text");
    }

    /** Empty if the receipt holds under these keys of logs. */
    public Set<Flaw> flaws(Collection<NoteKey> known) {
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        Checkpoint head = Checkpoint.parse(checkpoint);
        if (!(checkpoint.verify(known) instanceof SignedNote.Verdict.SignedBy signed)
                || signed.keys().stream().noneMatch(key -> key.name().equals(head.origin()))) {
            flaws.add(Flaw.UNSIGNED);
        }
        byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
        List<byte[]> hashes = proof.stream().map(Encodings::base64).toList();
        if (!MerkleTree.verifyInclusion(index, head.size(), MerkleTree.leafHash(bytes), hashes, head.rootHash())) {
            flaws.add(Flaw.NOT_INCLUDED);
        }
        if (opening != null && !LogEntry.parse(bytes).commitments().contains(opening.commitment())) {
            flaws.add(Flaw.NOT_OPENED);
        }
        return flaws;
    }
}
