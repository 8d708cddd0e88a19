package anju.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of one file of the tiled log (c2sp.org/tlog-tiles): a tile of up to 256 hashes, or a bundle of up to 256 entries
 * ({@link #ENTRIES} as its level). A width below 256 marks the partial right edge.
 */
public record TilePath(int level, long index, int width) {
    public static final int WIDTH_FULL = 256;
    public static final int ENTRIES = -1;
    /** A tree of 2^62 leaves has its root at the level above this one. */
    static final int LEVEL_MAX = 7;

    private static final Pattern FORM =
            Pattern.compile("tile/(entries|[0-7])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level > LEVEL_MAX || index < 0 || width < 1 || width > WIDTH_FULL) {
            throw new Malformed("no tile at level " + level + ", index " + index + ", width " + width);
        }
    }

    /** The files a log of this size consists of, besides its checkpoint. */
    public static List<TilePath> ofSize(long size) {
        return grown(0, size);
    }

    /** The files that a log which grew from one size to another must write: full ones completed, partial ones of the new edge. */
    public static List<TilePath> grown(long from, long to) {
        List<TilePath> paths = new ArrayList<>();
        for (int level = ENTRIES; level <= LEVEL_MAX; level++) {
            int shift = 8 * Math.max(0, level);
            long before = from >> shift;
            long after = to >> shift;
            for (long index = before >> 8; index < after >> 8; index++) {
                paths.add(new TilePath(level, index, WIDTH_FULL));
            }
            if (after > before && (after & 255) != 0) {
                paths.add(new TilePath(level, after >> 8, (int) (after & 255)));
            }
        }
        return paths;
    }

    public static TilePath parse(String path) {
        Matcher form = FORM.matcher(path);
        if (!form.matches()) {
            throw new Malformed("not the path of a tile or bundle: " + path.substring(0, Math.min(80, path.length())));
        }
        int level = form.group(1).equals("entries") ? ENTRIES : Integer.parseInt(form.group(1));
        long index = Long.parseLong(form.group(2).replace("/", "").replace("x", ""));
        TilePath parsed =
                new TilePath(level, index, form.group(3) == null ? WIDTH_FULL : Integer.parseInt(form.group(3)));
        if (!parsed.path().equals(path)) {
            throw new Malformed("not the one spelling of a tile's path: " + path);
        }
        return parsed;
    }

    public boolean isFull() {
        return width == WIDTH_FULL;
    }

    public boolean isEntries() {
        return level == ENTRIES;
    }

    TilePath full() {
        return new TilePath(level, index, WIDTH_FULL);
    }

    /** Relative to the log's folder, as in {@code tile/0/x001/x234/067.p/8}. */
    public String path() {
        StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return "tile/" + (isEntries() ? "entries" : level) + "/" + path + (isFull() ? "" : ".p/" + width);
    }
}
