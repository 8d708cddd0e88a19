package anju.site.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Counts rows and collects merged ranges of a sheet's XML while it streams by; the row reader shows neither. */
final class SheetScan {
    private static final Pattern TAG = Pattern.compile(
            "<(?:\\w+:)?(?:(row)[ >]|mergeCell [^>]*?ref=[\"']([A-Z0-9:]+)[\"']|(c) [^>]*?\\br=[\"'][A-Za-z]{4,}|(f) [^>]*?\\barray)");
    /** Longer than any tag we look for. */
    private static final int OVERLAP = 200;

    private static final int MERGES_MAX = 1000;
    /** Each is looked up for each cell. */
    private static final int ARRAY_FORMULAS_MAX = 200;

    private final List<String> merges = new ArrayList<>();
    private String rest = "";
    private long rows;
    private int arrayFormulas;
    private boolean absurd;

    void feed(byte[] bytes, int length) {
        var text = rest + new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        var matcher = TAG.matcher(text);
        int done = 0;
        while (matcher.find()) {
            done = matcher.end();
            if (matcher.group(1) != null) {
                rows++;
            } else if (matcher.group(3) != null) {
                absurd = true;
            } else if (matcher.group(4) != null) {
                absurd |= ++arrayFormulas > ARRAY_FORMULAS_MAX;
            } else if (merges.size() < MERGES_MAX) {
                merges.add(matcher.group(2));
            }
        }
        rest = text.substring(Math.max(done, text.length() - OVERLAP));
    }

    /** A cell beyond the last column there is, or more array formulas than a table of this kind can have. */
    boolean isAbsurd() {
        return absurd;
    }

    long rows() {
        return rows;
    }

    List<String> merges() {
        return merges;
    }
}
