package anju.evidence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The hashes of a log of one size as its tiles hold them: every eighth level is stored, those between are computed from their
 * tile. A tile is read at most once, so use one for one proof.
 */
public final class TileHashes implements SubtreeHashes {
    private final long size;
    private final Function<TilePath, byte[]> tiles;
    private final Map<TilePath, byte[]> read = new HashMap<>();

    public TileHashes(long size, Function<TilePath, byte[]> tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    @Override
    public byte[] at(int height, long index) {
        int level = height / 8;
        int within = height % 8;
        long first = index << within;
        byte[] tile = tile(level, first >> 8);
        int from = (int) (first & 255) * MerkleTree.HASH_BYTES;
        return top(Arrays.copyOfRange(tile, from, from + (MerkleTree.HASH_BYTES << within)));
    }

    private byte[] tile(int level, long index) {
        long width = Math.min(TilePath.WIDTH_FULL, (size >> (8 * level)) - (index << 8));
        return read.computeIfAbsent(new TilePath(level, index, (int) Math.max(0, width)), path -> {
            byte[] tile = tiles.apply(path);
            if (tile.length != path.width() * MerkleTree.HASH_BYTES) {
                throw new Malformed(path.path() + " has " + tile.length + " bytes");
            }
            return tile;
        });
    }

    /** The one hash above a power of two of neighbours. */
    static byte[] top(byte[] hashes) {
        int count = hashes.length / MerkleTree.HASH_BYTES;
        byte[][] row = new byte[count][];
        for (int i = 0; i < count; i++) {
            row[i] = Arrays.copyOfRange(hashes, i * MerkleTree.HASH_BYTES, (i + 1) * MerkleTree.HASH_BYTES);
        }
        for (; count > 1; count /= 2) {
            for (int i = 0; i < count / 2; i++) {
                row[i] = MerkleTree.nodeHash(row[2 * i], row[2 * i + 1]);
            }
        }
        return row[0];
    }
}
