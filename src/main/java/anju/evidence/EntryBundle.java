package anju.evidence;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Up to 256 entries in one file, each behind its length in two bytes. */
public final class EntryBundle {
    /** What a length of two bytes can say. */
    public static final int ENTRY_BYTES_MAX = 65_535;

    private EntryBundle() {}

    public static byte[] encode(List<byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entries.forEach(entry -> append(out, entry));
        return out.toByteArray();
    }

    static void append(ByteArrayOutputStream out, byte[] entry) {
        if (entry.length > ENTRY_BYTES_MAX) {
            throw new Malformed("entry of " + entry.length + " bytes; at most " + ENTRY_BYTES_MAX);
        }
        out.write(entry.length >> 8);
        out.write(entry.length);
        out.writeBytes(entry);
    }

    public static List<byte[]> decode(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at < bundle.length) {
            if (at + 2 > bundle.length) {
                throw new Malformed("bundle ends inside a length, at byte " + at);
            }
            int length = ((bundle[at] & 255) << 8) | (bundle[at + 1] & 255);
            at += 2;
            if (at + length > bundle.length) {
                throw new Malformed("bundle ends inside entry " + entries.size());
            }
            entries.add(Arrays.copyOfRange(bundle, at, at + length));
            at += length;
        }
        if (entries.isEmpty() || entries.size() > TilePath.WIDTH_FULL) {
            throw new Malformed("bundle of " + entries.size() + " entries; must be 1 to " + TilePath.WIDTH_FULL);
        }
        return entries;
    }
}
