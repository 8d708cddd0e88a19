package anju.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {
    @TempDir
    Path folder;

    @Test
    void tiles_of_every_size_have_the_right_names_widths_and_root() {
        List<byte[]> entries = MerkleTreeTest.entries(600);
        List<byte[]> leaves = MerkleTreeTest.leaves(entries);
        for (int size = 0; size <= 600; size += 1 + size % 7) {
            Map<String, byte[]> files = new TreeMap<>();
            byte[] root = TileEdge.recreate(
                    entries.subList(0, size).iterator(), (path, bytes) -> files.put(path.path(), bytes));
            assertThat(files.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            TilePath.ofSize(size).stream().map(TilePath::path).toList());
            TileHashes tiles = new TileHashes(size, path -> files.get(path.path()));
            assertThat(root)
                    .isEqualTo(MerkleTree.root(leaves.subList(0, size)))
                    .isEqualTo(MerkleTree.root(size, tiles));
            files.forEach((path, bytes) -> {
                TilePath tile = TilePath.parse(path);
                assertThat(tile.isEntries() ? EntryBundle.decode(bytes).size() : bytes.length / 32)
                        .isEqualTo(tile.width());
            });
        }
    }

    @Test
    void a_log_grown_in_steps_with_restarts_has_the_same_files_as_one_recreated_at_once() throws IOException {
        List<byte[]> entries = MerkleTreeTest.entries(700);
        LogFolder grown = new LogFolder(folder.resolve("grown"));
        int size = 0;
        for (int step : new int[] {1, 2, 3, 50, 199, 1, 1, 0, 255, 100, 88}) {
            TileEdge edge = TileEdge.resume(size, grown::read, grown::write);
            entries.subList(size, size + step).forEach(edge::append);
            edge.flush();
            size += step;
            assertThat(edge.size()).isEqualTo(size);
            assertThat(edge.root()).isEqualTo(Oracle.root(entries.subList(0, size)));
        }
        LogFolder atOnce = new LogFolder(folder.resolve("once"));
        TileEdge.recreate(entries.iterator(), atOnce::write);
        Map<String, byte[]> expected = contents("once");
        assertThat(contents("grown")).containsAllEntriesOf(expected);
        assertThat(expected.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        TilePath.ofSize(700).stream().map(TilePath::path).toList());
    }

    @Test
    void a_full_tile_replaces_its_partial_ones_and_answers_for_them() throws IOException {
        List<byte[]> entries = MerkleTreeTest.entries(300);
        LogFolder log = new LogFolder(folder);
        TileEdge edge = new TileEdge(log::write);
        entries.subList(0, 200).forEach(edge::append);
        edge.flush();
        TilePath bundle = new TilePath(TilePath.ENTRIES, 0, 200);
        byte[] before = log.read(bundle);
        byte[] tileBefore = log.read(new TilePath(0, 0, 200));
        entries.subList(200, 300).forEach(edge::append);
        edge.flush();
        assertThat(folder.resolve(bundle.path())).doesNotExist();
        assertThat(log.read(bundle)).isEqualTo(before);
        assertThat(log.read(new TilePath(0, 0, 200))).isEqualTo(tileBefore);
        for (int index = 0; index < 300; index++) {
            assertThat(log.readEntry(index, 300)).isEqualTo(entries.get(index));
        }
    }

    @Test
    void a_tile_that_stands_cannot_be_given_other_bytes() {
        LogFolder log = new LogFolder(folder);
        TilePath path = new TilePath(0, 5, 2);
        log.write(path, new byte[64]);
        log.write(path, new byte[64]);
        assertThatThrownBy(() -> log.write(path, new byte[63]))
                .isInstanceOf(LogFork.class)
                .hasMessageContaining("log fork");
    }

    @Test
    void nothing_temporary_is_left_behind() throws IOException {
        LogFolder log = new LogFolder(folder);
        NoteSigner signer = NoteSigner.generate("log.example/tidy");
        byte[] root = TileEdge.recreate(MerkleTreeTest.entries(257).iterator(), log::write);
        assertThat(log.readCheckpoint()).isEmpty();
        SignedNote head = Checkpoint.of("log.example/tidy", 257, root).sign(signer);
        log.writeCheckpoint(head);
        log.writeCheckpoint(head);
        assertThat(log.readCheckpoint()).contains(head);
        assertThat(contents("").keySet()).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    @Tag("long")
    void a_proof_in_a_log_of_a_million_reads_a_handful_of_tiles() {
        Map<TilePath, byte[]> files = new java.util.HashMap<>();
        TileEdge edge = new TileEdge((path, bytes) -> {
            if (!path.isEntries()) {
                files.put(path, bytes);
            }
        });
        int size = 1_000_003;
        for (int i = 0; i < size; i++) {
            edge.append(Integer.toString(i).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        edge.flush();
        AtomicInteger reads = new AtomicInteger();
        for (int index : new int[] {0, 1, 255, 256, 65_535, 65_536, 500_000, 999_999, 1_000_002}) {
            reads.set(0);
            List<byte[]> proof = MerkleTree.inclusionProof(index, size, counting(size, files, reads));
            byte[] leaf =
                    MerkleTree.leafHash(Integer.toString(index).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(MerkleTree.verifyInclusion(index, size, leaf, proof, edge.root()))
                    .isTrue();
            assertThat(reads.get()).isLessThanOrEqualTo(6);
        }
        for (int old : new int[] {1, 256, 65_536, 123_456, 999_999}) {
            reads.set(0);
            List<byte[]> proof = MerkleTree.consistencyProof(old, size, counting(size, files, reads));
            byte[] oldRoot = MerkleTree.root(old, counting(size, files, new AtomicInteger()));
            assertThat(MerkleTree.verifyConsistency(old, size, proof, oldRoot, edge.root()))
                    .isTrue();
            assertThat(reads.get()).isLessThanOrEqualTo(8);
        }
    }

    private static TileHashes counting(long size, Map<TilePath, byte[]> files, AtomicInteger reads) {
        return new TileHashes(size, path -> {
            reads.incrementAndGet();
            return files.get(path);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/000",
                "tile/entries/x001/x234/067.p/255",
                "tile/7/999",
                "tile/0/x999/999",
                "tile/entries/000.p/1"
            })
    void the_one_spelling_of_a_path_is_read(String path) {
        assertThat(TilePath.parse(path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/0",
                "tile/0/0",
                "tile/0/00",
                "tile/0/0000",
                "tile/8/000",
                "tile/64/000",
                "tile/00/000",
                "tile/-1/000",
                "tile/0/x000/000",
                "tile/0/001/234",
                "tile/0/x001/x234",
                "tile/0/x01/234",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/000.p/",
                "tile/0/000.p",
                "tile/0/../000",
                "../tile/0/000",
                "/tile/0/000",
                "tile/0/000/",
                "tile//000",
                "tile\\0\\000",
                "tile/entries/../../000",
                "tile/Entries/000",
                "tile/data/000",
                "tile/0/x001/x001/x001/x001/x001/x001/x001/000",
                "tile/0/\uff10\uff10\uff10"
            })
    void other_spellings_of_a_path_are_refused(String path) {
        assertThatThrownBy(() -> TilePath.parse(path)).isInstanceOf(Malformed.class);
    }

    @Test
    void bundles_that_are_cut_empty_or_overfull_are_refused() {
        byte[] bundle = EntryBundle.encode(List.of(new byte[] {1, 2, 3}, new byte[0], new byte[300]));
        assertThat(EntryBundle.decode(bundle)).hasSize(3);
        for (int length = 0; length < bundle.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bundle, length);
            if (length == 5 || length == 7) {
                assertThat(EntryBundle.decode(cut)).hasSizeLessThan(3);
            } else {
                assertThatThrownBy(() -> EntryBundle.decode(cut)).isInstanceOf(Malformed.class);
            }
        }
        assertThatThrownBy(() -> EntryBundle.decode(new byte[2 * 257])).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536]))).isInstanceOf(Malformed.class);
        assertThat(EntryBundle.decode(EntryBundle.encode(List.of(new byte[65_535]))))
                .first()
                .satisfies(entry -> assertThat(entry).hasSize(65_535));
    }

    @Test
    void a_tile_of_the_wrong_length_is_not_hashed() {
        TileHashes tiles = new TileHashes(3, path -> new byte[95]);
        assertThatThrownBy(() -> tiles.at(0, 1)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new TileHashes(3, path -> new byte[96]).at(0, 256))
                .isInstanceOf(Malformed.class);
    }

    private Map<String, byte[]> contents(String below) throws IOException {
        Path root = folder.resolve(below);
        try (Stream<Path> files = Files.walk(root)) {
            Map<String, byte[]> contents = new TreeMap<>();
            for (Path file : new ArrayList<>(files.filter(Files::isRegularFile).toList())) {
                contents.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
            return contents;
        }
    }
}
