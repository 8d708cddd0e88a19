package anju.evidence;

import java.util.List;

/** Where the hashes of complete subtrees come from: stored tiles, or leaves in memory. */
@FunctionalInterface
public interface SubtreeHashes {
    /** The hash of the 2^height leaves that begin at {@code index * 2^height}. */
    byte[] at(int height, long index);

    /** Computes every inner hash anew; for small trees and for tests. */
    static SubtreeHashes ofLeaves(List<byte[]> leafHashes) {
        return new SubtreeHashes() {
            @Override
            public byte[] at(int height, long index) {
                return height == 0
                        ? leafHashes.get(Math.toIntExact(index))
                        : MerkleTree.nodeHash(at(height - 1, 2 * index), at(height - 1, 2 * index + 1));
            }
        };
    }
}
