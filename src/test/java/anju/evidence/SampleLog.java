package anju.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A log of ballots and totals made of nothing but its size, and the package an office would publish of it. */
final class SampleLog {
    static final String ORIGIN = "log.example/anju";
    static final Set<String> KINDS = Set.of("vote.ballot.accepted", "vote.count.published", "payment.request.sent");

    final List<byte[]> entries;
    NoteSigner signer = NoteSigner.of(ORIGIN, NoteSigner.generate(ORIGIN).pkcs8());

    private SampleLog(List<byte[]> entries) {
        this.entries = entries;
    }

    static SampleLog of(int size) {
        SampleLog log = new SampleLog(new ArrayList<>());
        for (int index = 0; index < size; index++) {
            log.entries.add(log.entry(index));
        }
        return log;
    }

    /** The same key, other entries. */
    SampleLog with(List<byte[]> others) {
        SampleLog log = new SampleLog(new ArrayList<>(others));
        log.signer = signer;
        return log;
    }

    byte[] entry(int index) {
        boolean count = index % 5 == 4;
        return new LogEntry(
                        new UUID(0x0192f0c000007000L, 0x8000000000000000L + index),
                        count ? "vote.count.published" : "vote.ballot.accepted",
                        Instant.parse("2026-11-22T08:00:00Z").plusMillis(index),
                        count ? "org:street-7" : "role:platform",
                        count ? List.of() : List.of(opening(index).commitment()),
                        List.of("vote:0192f0c0-0000-7000-8000-000000000001"),
                        count ? Map.of("heads", 31L, "area_x100", 155_00L, "state", "PASSED") : Map.of())
                .bytes();
    }

    byte[] payload(int index) {
        return ("{\"head\":\"" + index + "\",\"o\":\"YES\"}").getBytes(StandardCharsets.UTF_8);
    }

    byte[] salt(int index) {
        return Oracle.sha256(("salt " + index).getBytes(StandardCharsets.UTF_8));
    }

    Receipt.Opening opening(int index) {
        return Receipt.Opening.of("vote.ballot", salt(index), payload(index));
    }

    Checkpoint head() {
        return Checkpoint.of(ORIGIN, entries.size(), Oracle.root(entries));
    }

    SignedNote checkpoint() {
        return head().sign(signer);
    }

    Receipt receipt(int index) {
        List<byte[]> proof = MerkleTree.inclusionProof(
                index, entries.size(), SubtreeHashes.ofLeaves(MerkleTreeTest.leaves(entries)));
        return Receipt.of(entries.get(index), index, proof, checkpoint());
    }

    /** Opened where the entry has a commitment. */
    Receipt ownersReceipt(int index) {
        return index % 5 == 4 ? receipt(index) : receipt(index).opened(opening(index));
    }

    /** Writes {@code log/} with kinds and keys; receipts are the caller's choice. */
    SampleLog publish(Path folder) throws IOException {
        LogFolder log = new LogFolder(folder.resolve("log"));
        TileEdge.recreate(entries.iterator(), log::write);
        log.writeCheckpoint(checkpoint());
        Files.writeString(folder.resolve("log/keys.txt"), signer.key().vkey() + "\n");
        Files.write(folder.resolve("log/kinds.txt"), KindList.encode(KINDS));
        Files.writeString(folder.resolve("README.txt"), "What this is and how to check it.\n");
        return this;
    }

    void publishReceipt(Path folder, int index) throws IOException {
        Files.createDirectories(folder.resolve("receipts"));
        Files.write(
                folder.resolve("receipts/" + index + ".tlog-proof"),
                ownersReceipt(index).bytes());
    }
}
