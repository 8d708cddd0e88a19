package anju.evidence;

import anju.city.Sha256;
import java.util.ArrayList;
import java.util.List;

/** The peaks of a growing tree: the complete subtrees that together cover all leaves, enough to append and to know the root. */
public final class Frontier {
    private final List<byte[]> peaks = new ArrayList<>();
    private long size;

    public Frontier() {}

    /** The frontier of a tree of this size, read from its stored hashes. */
    public static Frontier at(long size, SubtreeHashes hashes) {
        Frontier frontier = new Frontier();
        long from = 0;
        for (int height = 62; height >= 0; height--) {
            if (((size >> height) & 1) == 1) {
                frontier.peaks.add(hashes.at(height, from >> height));
                from += 1L << height;
            }
        }
        frontier.size = size;
        return frontier;
    }

    public void append(byte[] leafHash) {
        peaks.add(leafHash);
        for (long full = size; (full & 1) == 1; full >>= 1) {
            byte[] right = peaks.removeLast();
            peaks.add(MerkleTree.nodeHash(peaks.removeLast(), right));
        }
        size++;
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        if (peaks.isEmpty()) {
            return Sha256.begun().digest();
        }
        byte[] root = peaks.getLast();
        for (byte[] peak : peaks.reversed().subList(1, peaks.size())) {
            root = MerkleTree.nodeHash(peak, root);
        }
        return root;
    }
}
