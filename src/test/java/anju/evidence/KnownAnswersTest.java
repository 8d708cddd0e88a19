package anju.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The vectors of docs/formats/evidence.md: published ones of CT and C2SP, and our own, confirmed by two other programs. */
class KnownAnswersTest {
    static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    static final String PAYLOAD =
            "{\"answers\":[{\"o\":\"YES\",\"q\":1}],\"head\":\"0192f0c0-0000-7000-8000-0000000000a1\",\"poll\":\"0192f0c0-0000-7000-8000-000000000001\",\"rev\":1,\"v\":1}";
    static final String COMMITMENT = "sha256:5b17f1b74159518405bfa5ae01776b01ca6bad13a554af1f67ab29fb8f68d7b8";
    static final String ENTRY = "{\"at\":\"2026-11-22T08:00:00.123Z\",\"by\":\"role:platform\",\"com\":\"" + COMMITMENT
            + "\",\"id\":\"0192f0c0-0000-7000-8000-0000000000e1\",\"kind\":\"vote.ballot.accepted\",\"ref\":[\"poll:0192f0c0-0000-7000-8000-000000000001\"],\"v\":1}";

    @Test
    void the_payload_encodes_to_the_published_bytes() {
        Map<String, Object> payload = Map.of(
                "v",
                1,
                "poll",
                "0192f0c0-0000-7000-8000-000000000001",
                "head",
                "0192f0c0-0000-7000-8000-0000000000a1",
                "rev",
                1,
                "answers",
                List.of(Map.of("q", 1, "o", "YES")));
        assertThat(new String(CanonicalJson.encode(payload), StandardCharsets.UTF_8))
                .isEqualTo(PAYLOAD);
    }

    @Test
    void the_payload_commits_to_the_published_hash() {
        byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        assertThat(Commitment.commit("vote.ballot", salt, PAYLOAD.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(COMMITMENT);
    }

    @Test
    void the_entry_has_the_published_bytes_and_leaf_hash() {
        LogEntry entry = new LogEntry(
                UUID.fromString("0192f0c0-0000-7000-8000-0000000000e1"),
                "vote.ballot.accepted",
                Instant.parse("2026-11-22T08:00:00.123Z"),
                "role:platform",
                List.of(COMMITMENT),
                List.of("poll:0192f0c0-0000-7000-8000-000000000001"),
                Map.of());
        assertThat(new String(entry.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(ENTRY)
                .hasSize(266);
        assertThat(LogEntry.parse(entry.bytes())).isEqualTo(entry);
        assertThat(hex(MerkleTree.leafHash(entry.bytes())))
                .isEqualTo("66ad27f44c2f6bbdd51f4ad6c64f87bfc900f02245719d5c8def06590051319e");
    }

    @Test
    void trees_of_none_to_eight_leaves_have_the_published_roots() {
        List<byte[]> leaves = leafHashes();
        for (int size = 0; size <= 8; size++) {
            assertThat(hex(MerkleTree.root(leaves.subList(0, size)))).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void the_proofs_for_seven_leaves_are_the_published_ones() {
        SubtreeHashes seven = SubtreeHashes.ofLeaves(leafHashes());
        assertThat(MerkleTree.inclusionProof(5, 7, seven).stream().map(KnownAnswersTest::hex))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
                        ROOTS.get(4));
        assertThat(MerkleTree.consistencyProof(3, 7, seven).stream().map(KnownAnswersTest::hex))
                .containsExactly(
                        "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
                        "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
                        ROOTS.get(2),
                        "837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e");
    }

    @Test
    void the_example_note_of_c2sp_verifies() {
        NoteKey key = NoteKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        SignedNote note = SignedNote.parse(("This is an example message.\n\n\u2014 example.com/foo "
                        + "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(note.verify(List.of(key))).isEqualTo(new SignedNote.Verdict.SignedBy(List.of(key)));
    }

    @Test
    void places_of_tiles_are_spelled_as_c2sp_spells_them() {
        assertThat(new TilePath(3, 1_234_067, 256).path()).isEqualTo("tile/3/x001/x234/067");
        assertThat(TilePath.ofSize(70_000).stream().filter(path -> !path.isFull() || path.level() > 0))
                .extracting(TilePath::path)
                .containsExactly(
                        "tile/entries/273.p/112",
                        "tile/0/273.p/112",
                        "tile/1/000",
                        "tile/1/001.p/17",
                        "tile/2/000.p/1");
        assertThat(TilePath.ofSize(256))
                .extracting(TilePath::path)
                .containsExactly("tile/entries/000", "tile/0/000", "tile/1/000.p/1");
    }

    static List<byte[]> leafHashes() {
        return LEAVES.stream()
                .map(HexFormat.of()::parseHex)
                .map(MerkleTree::leafHash)
                .toList();
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
