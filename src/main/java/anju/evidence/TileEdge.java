package anju.evidence;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The growing right edge of a tiled log: takes entries one by one, hands over every tile and bundle as it fills, and the
 * partial ones on request. The same entries always give the same files, byte for byte.
 */
public final class TileEdge {
    private final BiConsumer<TilePath, byte[]> files;
    private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    private final ByteArrayOutputStream[] tiles = new ByteArrayOutputStream[TilePath.LEVEL_MAX + 1];
    private final Frontier frontier;
    private long flushed;

    /** An empty log. */
    public TileEdge(BiConsumer<TilePath, byte[]> files) {
        this(files, new Frontier());
    }

    private TileEdge(BiConsumer<TilePath, byte[]> files, Frontier frontier) {
        this.files = files;
        this.frontier = frontier;
        this.flushed = frontier.size();
        for (int level = 0; level < tiles.length; level++) {
            tiles[level] = new ByteArrayOutputStream();
        }
    }

    /** Goes on where a stored log of this size ended. */
    public static TileEdge resume(long size, Function<TilePath, byte[]> stored, BiConsumer<TilePath, byte[]> files) {
        TileEdge edge = new TileEdge(files, Frontier.at(size, new TileHashes(size, stored)));
        for (int level = TilePath.ENTRIES; level <= TilePath.LEVEL_MAX; level++) {
            long hashes = size >> (8 * Math.max(0, level));
            if ((hashes & 255) != 0) {
                edge.at(level).writeBytes(stored.apply(new TilePath(level, hashes >> 8, (int) (hashes & 255))));
            }
        }
        return edge;
    }

    /** Writes every file of the log of these entries anew and answers its root. */
    public static byte[] recreate(Iterator<byte[]> entries, BiConsumer<TilePath, byte[]> files) {
        TileEdge edge = new TileEdge(files);
        entries.forEachRemaining(edge::append);
        edge.flush();
        return edge.root();
    }

    public void append(byte[] entry) {
        EntryBundle.append(bundle, entry);
        byte[] leafHash = MerkleTree.leafHash(entry);
        tiles[0].writeBytes(leafHash);
        frontier.append(leafHash);
        if ((size() & 255) == 0) {
            handOver(TilePath.ENTRIES);
        }
        for (int level = 0; level < tiles.length && ((size() >> (8 * level)) & 255) == 0; level++) {
            byte[] above = TileHashes.top(tiles[level].toByteArray());
            handOver(level);
            tiles[level + 1].writeBytes(above);
        }
    }

    /** Hands over the partial tiles and bundle of the present size, those that changed since the last time. */
    public void flush() {
        for (TilePath path : TilePath.grown(flushed, size())) {
            if (!path.isFull()) {
                files.accept(path, at(path.level()).toByteArray());
            }
        }
        flushed = size();
    }

    public long size() {
        return frontier.size();
    }

    public byte[] root() {
        return frontier.root();
    }

    private ByteArrayOutputStream at(int level) {
        return level == TilePath.ENTRIES ? bundle : tiles[level];
    }

    private void handOver(int level) {
        long index = (size() >> (8 * Math.max(0, level) + 8)) - 1;
        files.accept(new TilePath(level, index, TilePath.WIDTH_FULL), at(level).toByteArray());
        at(level).reset();
    }
}
