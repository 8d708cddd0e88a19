package anju.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    @Test
    void appending_one_by_one_gives_the_root_of_the_recursive_definition() {
        checkRoots(300);
    }

    @Test
    @Tag("long")
    void appending_two_thousand_gives_the_root_of_the_recursive_definition() {
        checkRoots(2_000);
    }

    private static void checkRoots(int sizeMax) {
        List<byte[]> entries = entries(sizeMax);
        List<byte[]> leaves = leaves(entries);
        Frontier frontier = new Frontier();
        for (int size = 0; size <= sizeMax; size++) {
            byte[] root = Oracle.root(entries.subList(0, size));
            assertThat(frontier.root()).as("append, size %d", size).isEqualTo(root);
            assertThat(Frontier.at(size, SubtreeHashes.ofLeaves(leaves)).root())
                    .as("resumed, size %d", size)
                    .isEqualTo(root);
            if (size < sizeMax) {
                frontier.append(leaves.get(size));
            }
        }
    }

    @Test
    void every_inclusion_proof_equals_the_slow_one_verifies_and_is_short() {
        checkInclusion(70);
    }

    @Test
    @Tag("long")
    void every_inclusion_proof_of_large_trees_verifies_and_is_short() {
        checkInclusion(300);
    }

    private static void checkInclusion(int sizeMax) {
        List<byte[]> entries = entries(sizeMax);
        List<byte[]> leaves = leaves(entries);
        SubtreeHashes hashes = SubtreeHashes.ofLeaves(leaves);
        for (int size = 1; size <= sizeMax; size++) {
            byte[] root = MerkleTree.root(size, hashes);
            int depth = 32 - Integer.numberOfLeadingZeros(size - 1);
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = MerkleTree.inclusionProof(index, size, hashes);
                assertThat(proof).hasSizeLessThanOrEqualTo(depth);
                assertThat(proof).containsExactlyElementsOf(Oracle.path(index, entries.subList(0, size)));
                assertThat(MerkleTree.verifyInclusion(index, size, leaves.get(index), proof, root))
                        .isTrue();
            }
        }
    }

    @Test
    void an_inclusion_proof_holds_for_no_other_index() {
        List<byte[]> leaves = leaves(entries(40));
        SubtreeHashes hashes = SubtreeHashes.ofLeaves(leaves);
        for (int size = 2; size <= 40; size++) {
            byte[] root = MerkleTree.root(size, hashes);
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = MerkleTree.inclusionProof(index, size, hashes);
                for (int other = -1; other <= size; other++) {
                    assertThat(MerkleTree.verifyInclusion(other, size, leaves.get(index), proof, root))
                            .isEqualTo(other == index);
                }
            }
        }
    }

    @Test
    void every_consistency_proof_verifies() {
        checkConsistency(70);
    }

    @Test
    @Tag("long")
    void every_consistency_proof_of_large_trees_verifies() {
        checkConsistency(300);
    }

    private static void checkConsistency(int sizeMax) {
        List<byte[]> leaves = leaves(entries(sizeMax));
        SubtreeHashes hashes = SubtreeHashes.ofLeaves(leaves);
        List<byte[]> roots = IntStream.rangeClosed(0, sizeMax)
                .mapToObj(size -> MerkleTree.root(size, hashes))
                .toList();
        for (int size = 0; size <= sizeMax; size++) {
            for (int old = 0; old <= size; old++) {
                List<byte[]> proof = MerkleTree.consistencyProof(old, size, hashes);
                assertThat(MerkleTree.verifyConsistency(old, size, proof, roots.get(old), roots.get(size)))
                        .as("%d in %d", old, size)
                        .isTrue();
                if (old != size) {
                    assertThat(MerkleTree.verifyConsistency(old, size, proof, roots.get(size), roots.get(size)))
                            .isFalse();
                }
                if (old > 0 && old < size) {
                    assertThat(MerkleTree.verifyConsistency(old, size, List.of(), roots.get(old), roots.get(size)))
                            .isFalse();
                    assertThat(MerkleTree.verifyConsistency(old + 1, size, proof, roots.get(old), roots.get(size)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void a_single_flipped_bit_breaks_an_inclusion_proof() {
        List<byte[]> leaves = leaves(entries(13));
        SubtreeHashes hashes = SubtreeHashes.ofLeaves(leaves);
        byte[] root = MerkleTree.root(13, hashes);
        for (int index = 0; index < 13; index++) {
            byte[] leaf = leaves.get(index);
            List<byte[]> proof = MerkleTree.inclusionProof(index, 13, hashes);
            for (int bit = 0; bit < 256; bit++) {
                assertThat(MerkleTree.verifyInclusion(index, 13, flip(leaf, bit), proof, root))
                        .isFalse();
                assertThat(MerkleTree.verifyInclusion(index, 13, leaf, proof, flip(root, bit)))
                        .isFalse();
                for (int step = 0; step < proof.size(); step++) {
                    assertThat(MerkleTree.verifyInclusion(index, 13, leaf, flip(proof, step, bit), root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void a_single_flipped_bit_breaks_a_consistency_proof() {
        SubtreeHashes hashes = SubtreeHashes.ofLeaves(leaves(entries(13)));
        byte[] root = MerkleTree.root(13, hashes);
        for (int old = 1; old < 13; old++) {
            byte[] oldRoot = MerkleTree.root(old, hashes);
            List<byte[]> proof = MerkleTree.consistencyProof(old, 13, hashes);
            for (int bit = 0; bit < 256; bit++) {
                assertThat(MerkleTree.verifyConsistency(old, 13, proof, flip(oldRoot, bit), root))
                        .isFalse();
                assertThat(MerkleTree.verifyConsistency(old, 13, proof, oldRoot, flip(root, bit)))
                        .isFalse();
                for (int step = 0; step < proof.size(); step++) {
                    assertThat(MerkleTree.verifyConsistency(old, 13, flip(proof, step, bit), oldRoot, root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void proofs_that_are_too_long_too_short_or_of_odd_hashes_are_refused() {
        List<byte[]> leaves = leaves(entries(11));
        SubtreeHashes hashes = SubtreeHashes.ofLeaves(leaves);
        byte[] root = MerkleTree.root(11, hashes);
        for (int index = 0; index < 11; index++) {
            List<byte[]> proof = MerkleTree.inclusionProof(index, 11, hashes);
            for (byte[] extra : List.of(root, leaves.get(0), new byte[0], new byte[31], new byte[33])) {
                List<byte[]> longer = new ArrayList<>(proof);
                longer.add(extra);
                assertThat(MerkleTree.verifyInclusion(index, 11, leaves.get(index), longer, root))
                        .isFalse();
            }
            List<byte[]> shorter = proof.subList(0, proof.size() - 1);
            assertThat(MerkleTree.verifyInclusion(index, 11, leaves.get(index), shorter, root))
                    .isFalse();
            assertThat(MerkleTree.verifyInclusion(index, Long.MAX_VALUE, leaves.get(index), proof, root))
                    .isFalse();
            assertThat(MerkleTree.verifyInclusion(0, 0, leaves.get(index), List.of(), leaves.get(index)))
                    .isFalse();
        }
    }

    @Test
    void proofs_for_leaves_and_sizes_that_do_not_exist_are_not_made() {
        SubtreeHashes hashes = SubtreeHashes.ofLeaves(leaves(entries(3)));
        assertThatThrownBy(() -> MerkleTree.inclusionProof(3, 3, hashes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.inclusionProof(-1, 3, hashes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.consistencyProof(4, 3, hashes))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.consistencyProof(-1, 3, hashes))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static List<byte[]> entries(int count) {
        Random random = new Random(count);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    byte[] entry = new byte[4 + random.nextInt(20)];
                    random.nextBytes(entry);
                    return ByteBuffer.wrap(entry).putInt(0, i).array();
                })
                .toList();
    }

    static List<byte[]> leaves(List<byte[]> entries) {
        return entries.stream().map(MerkleTree::leafHash).toList();
    }

    static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private static List<byte[]> flip(List<byte[]> proof, int step, int bit) {
        List<byte[]> flipped = new ArrayList<>(proof);
        flipped.set(step, flip(proof.get(step), bit));
        return flipped;
    }
}
