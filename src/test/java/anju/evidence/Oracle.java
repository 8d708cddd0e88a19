package anju.evidence;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962 §2.1 written down once more as slowly and literally as possible, sharing nothing with the code under test. */
final class Oracle {
    private Oracle() {}

    static byte[] root(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return sha256();
        }
        if (entries.size() == 1) {
            return sha256(new byte[] {0}, entries.getFirst());
        }
        int k = split(entries.size());
        return sha256(new byte[] {1}, root(entries.subList(0, k)), root(entries.subList(k, entries.size())));
    }

    static List<byte[]> path(int m, List<byte[]> entries) {
        List<byte[]> path = new ArrayList<>();
        if (entries.size() > 1) {
            int k = split(entries.size());
            List<byte[]> left = entries.subList(0, k);
            List<byte[]> right = entries.subList(k, entries.size());
            path.addAll(m < k ? path(m, left) : path(m - k, right));
            path.add(m < k ? root(right) : root(left));
        }
        return path;
    }

    static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    static byte[] sha256(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
