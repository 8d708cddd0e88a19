package anju.evidence;

import anju.city.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The kinds of acts a city knew when it published its log, as the file {@code kinds.txt}: a head line, the kinds in order, and
 * a digest of all that, so that a damaged list is noticed. It explains entries; it proves nothing.
 */
public final class KindList {
    private static final String HEAD = "anju-kinds v1\n";

    private KindList() {}

    public static byte[] encode(Collection<String> kinds) {
        StringBuilder list = new StringBuilder(HEAD);
        new TreeSet<>(kinds).forEach(kind -> list.append(kind).append('\n'));
        var digest = Sha256.hex(list.toString());
        list.append("sha256:").append(digest).append('\n');
        return list.toString().getBytes(StandardCharsets.US_ASCII);
    }

    public static List<String> decode(byte[] file) {
        List<String> lines = new ArrayList<>(Encodings.utf8(file).lines().toList());
        if (lines.size() < 2) {
            throw new Malformed("a list of kinds has a head line and a digest");
        }
        List<String> kinds = List.copyOf(lines.subList(1, lines.size() - 1));
        if (!Arrays.equals(encode(kinds), file)) {
            throw new Malformed("the list of kinds is damaged");
        }
        return kinds;
    }
}
