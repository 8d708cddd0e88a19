package anju.evidence;

import anju.city.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree of RFC 6962 §2.1 with SHA-256: its hashes, its two proofs, and their checks as RFC 9162 §2.1.3.2 and §2.1.4.2
 * describe them. Proofs read O(log n) stored hashes.
 */
public final class MerkleTree {
    public static final int HASH_BYTES = 32;

    private MerkleTree() {}

    public static byte[] leafHash(byte[] entry) {
        MessageDigest digest = Sha256.begun();
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    public static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = Sha256.begun();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    public static byte[] root(List<byte[]> leafHashes) {
        return root(leafHashes.size(), SubtreeHashes.ofLeaves(leafHashes));
    }

    public static byte[] root(long size, SubtreeHashes hashes) {
        return size == 0 ? Sha256.begun().digest() : subtree(0, size, hashes);
    }

    /** From the leaf's sibling up to the root's child. */
    public static List<byte[]> inclusionProof(long index, long size, SubtreeHashes hashes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + size);
        }
        List<byte[]> proof = new ArrayList<>();
        path(index, 0, size, hashes, proof);
        return proof;
    }

    /** Shows that the tree of {@code size} leaves begins with the tree of {@code oldSize}. */
    public static List<byte[]> consistencyProof(long oldSize, long size, SubtreeHashes hashes) {
        if (oldSize < 0 || oldSize > size) {
            throw new IllegalArgumentException("a tree of " + size + " cannot begin with one of " + oldSize);
        }
        List<byte[]> proof = new ArrayList<>();
        if (oldSize > 0) {
            subproof(oldSize, 0, size, true, hashes, proof);
        }
        return proof;
    }

    public static boolean verifyInclusion(long index, long size, byte[] leafHash, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || !allHashes(proof)) {
            return false;
        }
        long at = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : proof) {
            if (last == 0) {
                return false;
            }
            if (isOdd(at) || at == last) {
                hash = nodeHash(sibling, hash);
                int skipped = isOdd(at) ? 0 : Long.numberOfTrailingZeros(at);
                at >>= skipped;
                last >>= skipped;
            } else {
                hash = nodeHash(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    public static boolean verifyConsistency(long oldSize, long size, List<byte[]> proof, byte[] oldRoot, byte[] root) {
        if (oldSize < 0 || oldSize > size || !allHashes(proof)) {
            return false;
        }
        if (oldSize == 0) {
            return proof.isEmpty()
                    && MessageDigest.isEqual(oldRoot, Sha256.begun().digest());
        }
        if (oldSize == size) {
            return proof.isEmpty() && MessageDigest.isEqual(oldRoot, root);
        }
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(oldSize) == 1) {
            path.addFirst(oldRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        int shared = Long.numberOfTrailingZeros(~(oldSize - 1));
        long at = (oldSize - 1) >> shared;
        long last = (size - 1) >> shared;
        byte[] oldHash = path.getFirst();
        byte[] hash = oldHash;
        for (byte[] next : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if (isOdd(at) || at == last) {
                oldHash = nodeHash(next, oldHash);
                hash = nodeHash(next, hash);
                int skipped = isOdd(at) ? 0 : Long.numberOfTrailingZeros(at);
                at >>= skipped;
                last >>= skipped;
            } else {
                hash = nodeHash(hash, next);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(oldHash, oldRoot) && MessageDigest.isEqual(hash, root);
    }

    private static boolean isOdd(long number) {
        return (number & 1) == 1;
    }

    private static boolean allHashes(List<byte[]> proof) {
        return proof.size() <= 64 && proof.stream().allMatch(hash -> hash.length == HASH_BYTES);
    }

    private static byte[] subtree(long from, long to, SubtreeHashes hashes) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int height = Long.numberOfTrailingZeros(width);
            return hashes.at(height, from >> height);
        }
        long middle = from + split(width);
        return nodeHash(subtree(from, middle, hashes), subtree(middle, to, hashes));
    }

    /** The largest power of two smaller than the width. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }

    private static void path(long index, long from, long to, SubtreeHashes hashes, List<byte[]> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, hashes, proof);
            proof.add(subtree(middle, to, hashes));
        } else {
            path(index, middle, to, hashes, proof);
            proof.add(subtree(from, middle, hashes));
        }
    }

    private static void subproof(
            long oldSize, long from, long to, boolean oldRootKnown, SubtreeHashes hashes, List<byte[]> proof) {
        if (oldSize == to) {
            if (!oldRootKnown) {
                proof.add(subtree(from, to, hashes));
            }
            return;
        }
        long middle = from + split(to - from);
        if (oldSize <= middle) {
            subproof(oldSize, from, middle, oldRootKnown, hashes, proof);
            proof.add(subtree(middle, to, hashes));
        } else {
            subproof(oldSize, middle, to, false, hashes, proof);
            proof.add(subtree(from, middle, hashes));
        }
    }
}
