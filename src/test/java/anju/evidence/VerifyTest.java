package anju.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyTest {
    private static final int SIZE = 300;
    private static final SampleLog LOG = SampleLog.of(SIZE);

    @TempDir
    Path temporary;

    private Path folder;
    private Path pins;

    @BeforeEach
    void publish() throws IOException {
        folder = Files.createDirectory(temporary.resolve("package"));
        LOG.publish(folder);
        LOG.publishReceipt(folder, 6);
        LOG.publishReceipt(folder, 299);
        pins = Files.writeString(
                temporary.resolve("pins.txt"), "# our log\n" + LOG.signer.key().vkey() + "\n");
    }

    @Test
    void a_published_package_passes() {
        Verifier.Outcome outcome = Verifier.run(folder, "--keys", pins);
        assertThat(outcome.text()).contains("结论：全部通过").doesNotContain("FAIL", "NOT PINNED");
        assertThat(outcome.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 513, 65_536, 65_537})
    void packages_of_every_shape_pass(int size) throws IOException {
        Path other = Files.createDirectory(temporary.resolve("size"));
        SampleLog log = SampleLog.of(size).publish(other);
        if (size > 0) {
            Files.createDirectories(other.resolve("receipts"));
        }
        Path ownPins =
                Files.writeString(temporary.resolve("own"), log.signer.key().vkey());
        assertThat(Verifier.run(other, "--keys", ownPins)).returns(0, Verifier.Outcome::exit);
    }

    @Test
    void keys_from_the_package_itself_are_said_not_to_be_pinned() {
        Verifier.Outcome outcome = Verifier.run(folder);
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.text()).contains("NOT PINNED", "未经固定");
    }

    @Test
    void an_unknown_kind_is_reported_and_does_not_fail() throws IOException {
        Files.write(folder.resolve("log/kinds.txt"), KindList.encode(List.of("vote.ballot.accepted")));
        Verifier.Outcome outcome = Verifier.run(folder, "--keys", pins);
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.text()).contains("vote.count.published", "60 entries of a kind");
        Files.delete(folder.resolve("log/kinds.txt"));
        assertThat(Verifier.run(folder, "--keys", pins).exit()).isZero();
    }

    @Test
    void an_older_checkpoint_and_receipt_of_the_same_log_agree() throws IOException {
        for (int size : new int[] {1, 255, 256, 299, 300}) {
            SampleLog younger = LOG.with(LOG.entries.subList(0, size));
            Path old =
                    Files.write(temporary.resolve("old"), younger.checkpoint().bytes());
            Path receipt = Files.write(
                    temporary.resolve("receipt"),
                    younger.ownersReceipt(size - 1).bytes());
            assertThat(Verifier.run(folder, "--keys", pins, "--old", old, "--receipt", receipt))
                    .returns(0, Verifier.Outcome::exit);
        }
    }

    @Test
    void partial_tiles_of_older_sizes_may_stay_if_they_are_true() throws IOException {
        Path grown = Files.createDirectory(temporary.resolve("grown"));
        LogFolder log = new LogFolder(grown.resolve("log"));
        TileEdge edge = new TileEdge(log::write);
        for (byte[] entry : LOG.entries) {
            edge.append(entry);
            if (edge.size() % 20 == 0) {
                edge.flush();
            }
        }
        log.writeCheckpoint(LOG.checkpoint());
        Files.copy(folder.resolve("log/keys.txt"), grown.resolve("log/keys.txt"));
        assertThat(grown.resolve("log/tile/0/001.p/24")).exists();
        assertThat(Verifier.run(grown, "--keys", pins)).returns(0, Verifier.Outcome::exit);
        flip(grown.resolve("log/tile/entries/001.p/24"), 90);
        assertThat(Verifier.run(grown, "--keys", pins)).returns(1, Verifier.Outcome::exit);
    }

    @Test
    void the_report_says_the_same_as_json() throws IOException {
        flip(folder.resolve("log/tile/0/000"), 64 * 8);
        Path report = temporary.resolve("report.json");
        assertThat(Verifier.run(folder, "--report", report).exit()).isEqualTo(1);
        String json = Files.readString(report);
        assertThat(json)
                .contains(
                        "\"exit\":1", "\"pinned\":false", "\"position\":\"log/tile/0/000\"", "\"failures\":{\"I3\":1}")
                .contains("第 2 个哈希不符", "hash 2 differs");
        assertThat(json).doesNotContain(" | ");
    }

    record Tamper(String name, String check, BiConsumer<VerifyTest, Path> act) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Tamper> tampers() {
        List<Tamper> all = new ArrayList<>();
        for (int at : new int[] {0, 150, SIZE - 1}) {
            // The tamperer has no key: the honest checkpoint stays, entries and tiles are made to agree with each
            // other.
            all.add(new Tamper("drop entry " + at, "C1", (test, to) -> test.replaceLog(drop(at))));
            all.add(new Tamper(
                    "duplicate entry " + at, "C1", (test, to) -> test.replaceLog(insert(at, LOG.entries.get(at)))));
            all.add(new Tamper(
                    "replace entry " + at, "I2", (test, to) -> test.replaceLog(set(at, LOG.entry(SIZE + at)))));
            all.add(new Tamper("swap entry " + at, "I2", (test, to) -> test.replaceLog(swap(at))));
            all.add(new Tamper(
                    "repeat an id at " + at,
                    "E2",
                    (test, to) -> test.resign(set(at, LOG.entries.get((at + 1) % SIZE)))));
            all.add(new Tamper(
                    "history rewritten at " + at + " and signed",
                    "K1",
                    (test, to) -> test.resignWithOld(set(at, LOG.entry(SIZE + at)))));
            all.add(new Tamper("entry with a name at " + at, "E1", (test, to) -> test.resign(set(at, named(at)))));
            all.add(new Tamper("entry with spaces at " + at, "E1", (test, to) -> test.resign(set(at, spaced(at)))));
            all.add(new Tamper("unsalted commitment at " + at, "E1", (test, to) -> test.resign(set(at, unsalted(at)))));
            all.add(new Tamper("empty entry at " + at, "E1", (test, to) -> test.resign(set(at, new byte[0]))));
        }
        all.add(file(
                "checkpoint root",
                "A3",
                "log/checkpoint",
                s -> s.replaceFirst("\n[A-Za-z0-9+/]{4}([A-Za-z0-9+/]{39}=)", "\nAAAA$1")));
        all.add(file("checkpoint size", "A3", "log/checkpoint", s -> s.replace("\n300\n", "\n299\n")));
        all.add(file("checkpoint origin", "A3", "log/checkpoint", s -> s.replaceFirst("log.example", "log.examplf")));
        all.add(file(
                "checkpoint signature",
                "A3",
                "log/checkpoint",
                s -> s.replaceFirst("(anju [A-Za-z0-9+/]{20})[A-Za-z0-9+/]{4}", "$1AAAA")));
        all.add(file("huge size", "C1", "log/checkpoint", s -> s.replace("\n300\n", "\n999999999999\n")));
        all.add(file("carriage returns", "A2", "log/checkpoint", s -> s.replace("\n", "\r\n")));
        all.add(file("hyphen for dash", "A2", "log/checkpoint", s -> s.replace('\u2014', '-')));
        all.add(file("line after the checkpoint", "A2", "log/checkpoint", s -> s + "more\n"));
        all.add(file("empty checkpoint", "A2", "log/checkpoint", s -> ""));
        all.add(file("empty keys", "A1", "log/keys.txt", s -> ""));
        all.add(file("broken keys", "A1", "log/keys.txt", s -> s.replace("log.", "lag.")));
        all.add(file("damaged kinds", "E3", "log/kinds.txt", s -> s.replace("ballot", "bullet")));
        all.add(file("wide space after a signature", "A2", "log/checkpoint", s -> s.stripTrailing() + "\u2003\n"));
        all.add(file("kinds out of order", "E3", "log/kinds.txt", s -> relisted(List.of("vote.x.y", "a.b.c"))));
        all.add(file("kinds that are none", "E3", "log/kinds.txt", s -> relisted(List.of("Vote"))));
        all.add(file("empty kinds", "E3", "log/kinds.txt", s -> ""));
        all.add(new Tamper("another key signs", "A3", (test, to) -> test.otherKey()));
        all.add(new Tamper("the same log older than what was kept", "K1", (test, to) -> test.older()));
        all.add(new Tamper("checkpoint of another log", "K1", (test, to) -> test.otherOrigin()));
        for (String name : List.of("log/tile/entries/000", "log/tile/entries/001.p/44")) {
            all.add(bytes("missing " + name, "C1", name, b -> null));
            all.add(bytes("cut " + name, "I1", name, b -> java.util.Arrays.copyOf(b, b.length - 1)));
            all.add(bytes("trailing byte " + name, "I1", name, b -> java.util.Arrays.copyOf(b, b.length + 1)));
            all.add(bytes("trailing empty entry " + name, "I1", name, b -> java.util.Arrays.copyOf(b, b.length + 2)));
            all.add(bytes("empty " + name, "I1", name, b -> new byte[0]));
        }
        for (String name : List.of("log/tile/0/000", "log/tile/0/001.p/44", "log/tile/1/000.p/1")) {
            all.add(bytes("missing " + name, "C2", name, b -> null));
            all.add(bytes("cut " + name, "I3", name, b -> java.util.Arrays.copyOf(b, b.length - 1)));
            all.add(bytes("flipped " + name, "I3", name, b -> MerkleTreeTest.flip(b, 77)));
            all.add(bytes("trailing byte " + name, "I3", name, b -> java.util.Arrays.copyOf(b, b.length + 1)));
            all.add(bytes("empty " + name, "I3", name, b -> new byte[0]));
        }
        for (String name : List.of(
                "log/tile/0/002",
                "log/tile/0/001.p/45",
                "log/tile/entries/002",
                "log/tile/entries/001.p/45",
                "log/tile/2/000.p/1")) {
            all.add(bytes("beyond the checkpoint " + name, "I3", name, b -> new byte[32]));
        }
        for (String name : List.of(
                "extra.txt",
                "log/checkpoint.bak",
                "log/tile/0/000.p/256",
                "log/tile/0/0000",
                "log/tile/8/000",
                "receipts/x.txt",
                "log/tile/0/x000/000",
                "receipts/.tlog-proof")) {
            all.add(bytes("stray file " + name, "P1", name, b -> new byte[] {1}));
        }
        all.add(receipt(
                "of another index", "R3", r -> new Receipt(r.entry(), 7, r.proof(), r.checkpoint(), r.opening())));
        all.add(receipt(
                "of another entry",
                "R3",
                r -> new Receipt(LOG.receipt(7).entry(), 6, r.proof(), r.checkpoint(), null)));
        all.add(receipt(
                "proof too short",
                "R3",
                r -> new Receipt(r.entry(), 6, r.proof().subList(1, 9), r.checkpoint(), r.opening())));
        all.add(receipt(
                "proof too long", "R3", r -> new Receipt(r.entry(), 6, twice(r.proof()), r.checkpoint(), r.opening())));
        all.add(receipt(
                "with another payload",
                "R5",
                r -> r.opened(Receipt.Opening.of("vote.ballot", LOG.salt(6), LOG.payload(7)))));
        all.add(receipt(
                "without the salt",
                "R5",
                r -> r.opened(Receipt.Opening.of("vote.ballot", new byte[32], LOG.payload(6)))));
        all.add(receipt(
                "of a fork that was signed",
                "R4",
                r -> LOG.with(set(6, LOG.entry(999))).receipt(6)));
        all.add(receipt(
                "of a fork elsewhere",
                "R4",
                r -> LOG.with(set(200, LOG.entry(999))).receipt(6)));
        all.add(receipt(
                "newer than the package",
                "R4",
                r -> LOG.with(insert(SIZE, LOG.entry(SIZE))).receipt(6)));
        all.add(receipt("of another log's key", "R2", r -> SampleLog.of(SIZE).receipt(6)));
        for (String name : List.of("receipts/6.tlog-proof")) {
            all.add(file("receipt cut", "R1", name, s -> s.substring(0, s.length() - 1)));
            all.add(file("receipt with a line more", "R1", name, s -> s + "more\n"));
            all.add(file("receipt of index beyond", "R1", name, s -> s.replace("index 6\n", "index 300\n")));
            all.add(file("receipt without extra", "R1", name, s -> s.replaceFirst("extra .*\n", "")));
            all.add(file("empty receipt", "R1", name, s -> ""));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("tampers")
    void a_tampered_package_fails_at_the_check_made_for_it(Tamper tamper) {
        tamper.act.accept(this, folder);
        List<Object> args = new ArrayList<>(List.of(folder, "--keys", pins));
        if (Files.exists(temporary.resolve("old"))) {
            args.addAll(List.of("--old", temporary.resolve("old")));
        }
        Verifier.Outcome outcome = Verifier.run(args.toArray());
        assertThat(outcome.exit()).as(outcome.text()).isEqualTo(1);
        assertThat(outcome.text()).contains("[不符 FAIL] " + tamper.check + " ").contains("verification FAILED");
    }

    @Test
    void what_cannot_be_read_is_said_to_be_unreadable() throws IOException {
        Path text = Files.writeString(temporary.resolve("text.zip"), "not a zip");
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        Path badPins = Files.writeString(temporary.resolve("bad-pins"), "nonsense\n");
        Path none = temporary.resolve("none");
        Path keyless = Files.createDirectory(temporary.resolve("keyless"));
        LOG.publish(keyless);
        Files.delete(keyless.resolve("log/keys.txt"));
        Path linked = Files.createDirectory(temporary.resolve("linked"));
        LOG.publish(linked);
        Files.createSymbolicLink(linked.resolve("log/tile/0/009"), Path.of("/etc/passwd"));
        for (Object[] args : new Object[][] {
            {},
            {none},
            {text},
            {empty},
            {keyless},
            {linked},
            {folder, folder},
            {folder, "--keys"},
            {folder, "--wrong", "x"},
            {folder, "--keys", none},
            {folder, "--keys", badPins},
            {folder, "--keys", folder},
            {folder, "--old", none},
            {folder, "--receipt", none},
            {"\0"}
        }) {
            Verifier.Outcome outcome = Verifier.run(args);
            assertThat(outcome.exit()).as(outcome.text()).isEqualTo(2);
            assertThat(outcome.text()).contains("cannot be read", "无法读取");
        }
    }

    @Test
    void a_zip_passes_as_the_folder_does_also_with_a_folder_around_it() throws IOException {
        for (String top : List.of("", "evidence-2026/")) {
            Path zip = zip(top, (out, names) -> {});
            assertThat(Verifier.run(zip, "--keys", pins)).returns(0, Verifier.Outcome::exit);
            Path onAMac = zip(top, (out, names) -> put(out, "__MACOSX/._evidence", new byte[1], 1));
            assertThat(Verifier.run(onAMac, "--keys", pins)).returns(0, Verifier.Outcome::exit);
        }
    }

    @Test
    void zips_that_lead_outside_or_swell_are_unreadable() throws IOException {
        for (String name : List.of("../evil", "/evil", "log/../../evil", "log\\tile")) {
            Path zip = zip("", (out, names) -> put(out, name, new byte[1], 1));
            assertThat(Verifier.run(zip, "--keys", pins).exit()).as(name).isEqualTo(2);
        }
        Path bomb = zip("", (out, names) -> put(out, "receipts/bomb.tlog-proof", new byte[1 << 20], 40));
        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        assertThat(Verifier.run(bomb, "--keys", pins).exit()).isEqualTo(2);
        byte[] bytes = Files.readAllBytes(zip("", (out, names) -> {}));
        Path cut = Files.write(temporary.resolve("cut.zip"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(Verifier.run(cut, "--keys", pins).exit()).isEqualTo(2);
    }

    @Test
    void two_thousand_flipped_bits_are_all_found() throws IOException {
        Random random = new Random(20261122);
        List<Path> files = flippable();
        for (int i = 0; i < 2_000; i++) {
            Path file = files.get(i % files.size());
            checkFlip(file, random.nextInt((int) Files.size(file)), random.nextInt(8));
        }
    }

    @Test
    @Tag("long")
    void every_flipped_byte_is_found() throws IOException {
        for (Path file : flippable()) {
            for (int at = 0; at < Files.size(file); at++) {
                checkFlip(file, at, at % 8);
            }
        }
    }

    private List<Path> flippable() throws IOException {
        Path small = Files.createDirectory(temporary.resolve("small"));
        SampleLog log = LOG.with(LOG.entries.subList(0, 13));
        log.publish(small);
        log.publishReceipt(small, 6);
        Files.createDirectories(small.resolve("receipts"));
        Files.write(small.resolve("receipts/public.tlog-proof"), log.receipt(4).bytes());
        folder = small;
        assertThat(Verifier.run(folder, "--keys", pins).exit()).isZero();
        try (Stream<Path> files = Files.walk(small)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("README.txt"))
                    .sorted()
                    .toList();
        }
    }

    private void checkFlip(Path file, int at, int bit) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, MerkleTreeTest.flip(bytes, at * 8 + bit));
        Verifier.Outcome outcome = Verifier.run(folder, "--keys", pins);
        Files.write(file, bytes);
        assertThat(outcome.exit()).as("%s byte %d bit %d", file, at, bit).isNotZero();
    }

    @Test
    @Tag("long")
    void a_million_entries_are_checked_in_seconds() throws IOException {
        Path large = Files.createDirectory(temporary.resolve("large"));
        LogFolder log = new LogFolder(large.resolve("log"));
        TileEdge edge = new TileEdge(log::write);
        for (int i = 0; i < 1_000_000; i++) {
            edge.append(LOG.entry(i));
        }
        edge.flush();
        log.writeCheckpoint(
                Checkpoint.of(SampleLog.ORIGIN, edge.size(), edge.root()).sign(LOG.signer));
        long from = System.nanoTime();
        assertThat(Verifier.run(large, "--keys", pins)).returns(0, Verifier.Outcome::exit);
        System.out.printf("verified 1,000,000 entries in %.1f s%n", (System.nanoTime() - from) / 1e9);
    }

    // ---- what a tamperer does

    private void replaceLog(List<byte[]> entries) {
        byte[] honest = LOG.checkpoint().bytes();
        resign(entries);
        write("log/checkpoint", honest);
    }

    /** The worst case: the log's own key signs the forgery. */
    private void resign(List<byte[]> entries) {
        delete(folder);
        try {
            LOG.with(entries).publish(Files.createDirectory(folder));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void resignWithOld(List<byte[]> entries) {
        resign(entries);
        write("../old", LOG.checkpoint().bytes());
    }

    private void otherKey() {
        delete(folder);
        try {
            SampleLog.of(SIZE).publish(Files.createDirectory(folder));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void older() {
        resign(LOG.entries.subList(0, 299));
        write("../old", LOG.checkpoint().bytes());
    }

    private void otherOrigin() {
        NoteSigner other = NoteSigner.generate("other.example");
        write(
                "../old",
                Checkpoint.of("other.example", SIZE, LOG.head().rootHash())
                        .sign(other)
                        .bytes());
        write(
                "../pins.txt",
                (LOG.signer.key().vkey() + "\n" + other.key().vkey() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static List<byte[]> drop(int at) {
        List<byte[]> entries = new ArrayList<>(LOG.entries);
        entries.remove(at);
        return entries;
    }

    private static List<byte[]> insert(int at, byte[] entry) {
        List<byte[]> entries = new ArrayList<>(LOG.entries);
        entries.add(at, entry);
        return entries;
    }

    private static List<byte[]> set(int at, byte[] entry) {
        List<byte[]> entries = new ArrayList<>(LOG.entries);
        entries.set(at, entry);
        return entries;
    }

    private static List<byte[]> swap(int at) {
        List<byte[]> entries = set(at, LOG.entries.get((at + 1) % SIZE));
        entries.set((at + 1) % SIZE, LOG.entries.get(at));
        return entries;
    }

    private static byte[] named(int at) {
        return edited(at, "\"v\":1", "\"name\":\"a person\",\"v\":1").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] spaced(int at) {
        return edited(at, "\"v\":1", "\"v\": 1").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] unsalted(int at) {
        return edited(at, "\"by\":", "\"by\":\"role:platform\",\"com\":\"YES\",\"was\":")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String edited(int at, String what, String with) {
        String edited = new String(LOG.entries.get(at), StandardCharsets.UTF_8).replace(what, with);
        assertThat(edited).contains(with);
        return edited;
    }

    private static List<String> twice(List<String> proof) {
        List<String> longer = new ArrayList<>(proof);
        longer.addAll(proof);
        return longer;
    }

    /** A list of kinds with a digest that fits it, whatever stands in it. */
    private static String relisted(List<String> kinds) {
        String list = "anju-kinds v1\n" + String.join("\n", kinds) + "\n";
        return list + "sha256:" + anju.city.Sha256.hex(list) + "\n";
    }

    private static Tamper file(String name, String check, String path, java.util.function.UnaryOperator<String> edit) {
        return bytes(name, check, path, b -> {
            String before = new String(b, StandardCharsets.UTF_8);
            String after = edit.apply(before);
            assertThat(after).isNotEqualTo(before);
            return after.getBytes(StandardCharsets.UTF_8);
        });
    }

    private static Tamper bytes(String name, String check, String path, java.util.function.UnaryOperator<byte[]> edit) {
        return new Tamper(name, check, (test, to) -> {
            Path file = to.resolve(path);
            try {
                byte[] after = edit.apply(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
                if (after == null) {
                    Files.delete(file);
                } else {
                    test.write(path, after);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static Tamper receipt(String name, String check, java.util.function.UnaryOperator<Receipt> edit) {
        Receipt honest = LOG.receipt(6).opened(LOG.opening(6));
        return bytes(
                "receipt " + name,
                check,
                "receipts/6.tlog-proof",
                b -> edit.apply(honest).bytes());
    }

    private void write(String path, byte[] bytes) {
        try {
            Path file = folder.resolve(path).normalize();
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void flip(Path file, int bit) throws IOException {
        Files.write(file, MerkleTreeTest.flip(Files.readAllBytes(file), bit));
    }

    private Path zip(String top, BiConsumer<ZipOutputStream, List<Path>> more) throws IOException {
        Path zip = temporary.resolve("package.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file);
                Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile).toList();
            for (Path each : files) {
                put(out, top + folder.relativize(each), Files.readAllBytes(each), 1);
            }
            more.accept(out, files);
        }
        return zip;
    }

    private static void put(ZipOutputStream out, String name, byte[] bytes, int times) {
        try {
            out.putNextEntry(new ZipEntry(name));
            for (int i = 0; i < times; i++) {
                out.write(bytes);
            }
            out.closeEntry();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
