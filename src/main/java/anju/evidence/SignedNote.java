package anju.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A text with the signatures of one or more keys below it (c2sp.org/signed-note). */
public record SignedNote(String text, List<Line> signatures) {
    static final int SIGNATURES_MAX = 16;
    static final int BYTES_MAX = 1 << 20;
    private static final String DASH = "\u2014 ";

    /** One signature line: the name of a key and base64 of its id and signature. */
    public record Line(String name, String encoded) {
        public Line {
            NoteKey.requireName(name);
            if (Encodings.base64(encoded).length < 5) {
                throw new Malformed("a signature line holds a key id of four bytes and a signature");
            }
        }

        int keyId() {
            return ByteBuffer.wrap(Encodings.base64(encoded)).getInt();
        }

        byte[] signature() {
            byte[] bytes = Encodings.base64(encoded);
            return Arrays.copyOfRange(bytes, 4, bytes.length);
        }
    }

    /** What known keys say of a note. */
    public sealed interface Verdict {
        record SignedBy(List<NoteKey> keys) implements Verdict {}

        /** A line under the name and id of a known key does not verify: the whole note is refused. */
        record Forged(NoteKey key) implements Verdict {}

        record NoKnownKey() implements Verdict {}
    }

    public SignedNote {
        signatures = List.copyOf(signatures);
        requireText(text);
        if (signatures.isEmpty() || signatures.size() > SIGNATURES_MAX) {
            throw new Malformed("a note has 1 to " + SIGNATURES_MAX + " signatures, not " + signatures.size());
        }
    }

    public static SignedNote sign(String text, NoteSigner signer) {
        requireText(text);
        ByteBuffer line = ByteBuffer.allocate(68).putInt(signer.key().id());
        line.put(signer.sign(text.getBytes(StandardCharsets.UTF_8)));
        return new SignedNote(text, List.of(new Line(signer.key().name(), Encodings.base64(line.array()))));
    }

    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new Malformed("note of " + bytes.length + " bytes; at most " + BYTES_MAX);
        }
        String note = Encodings.utf8(bytes);
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n")) {
            throw new Malformed("a note is a text, a blank line, and signature lines that each end in a newline");
        }
        List<Line> lines = new ArrayList<>();
        String below = note.substring(blank + 2);
        for (String line : below.isEmpty()
                ? new String[0]
                : below.substring(0, below.length() - 1).split("\n", -1)) {
            lines.add(parseLine(line));
            if (lines.size() > SIGNATURES_MAX) {
                throw new Malformed("a note has at most " + SIGNATURES_MAX + " signatures");
            }
        }
        return new SignedNote(note.substring(0, blank + 1), lines);
    }

    private static Line parseLine(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new Malformed("a signature line is an em dash, a space, a name, a space and base64");
        }
        return new Line(line.substring(DASH.length(), space), line.substring(space + 1));
    }

    private static void requireText(String text) {
        if (!text.endsWith("\n")) {
            throw new Malformed("the text of a note ends in a newline");
        }
        if (text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new Malformed("the text of a note may not hold control characters");
        }
    }

    public byte[] bytes() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(DASH)
                .append(line.name())
                .append(' ')
                .append(line.encoded())
                .append('\n'));
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Lines of unknown keys are passed over; every line of a known key must verify. */
    public Verdict verify(Collection<NoteKey> known) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        List<NoteKey> signers = new ArrayList<>();
        for (Line line : signatures) {
            for (NoteKey key : known) {
                if (key.name().equals(line.name()) && key.id() == line.keyId()) {
                    if (!key.verifies(message, line.signature())) {
                        return new Verdict.Forged(key);
                    }
                    signers.add(key);
                }
            }
        }
        return signers.isEmpty() ? new Verdict.NoKnownKey() : new Verdict.SignedBy(List.copyOf(signers));
    }
}
