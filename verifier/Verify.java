import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Checks a published evidence package of Anju without any server:
 *
 * <pre>java Verify.java FOLDER|ZIP [--keys pins.txt] [--old checkpoint] [--receipt file] [--report report.json]</pre>
 *
 * Exit 0: everything holds. 1: read, but something is wrong (listed). 2: cannot be read. Needs JDK 25 and nothing else; opens no
 * connection, writes nothing but the report. Written from docs/formats/evidence.md alone and sharing no code with the program
 * that keeps the log, so that one mistake cannot hide in both.
 */
public final class Verify {
    static final long FILE_BYTES_MAX = 20L << 20; // the largest bundle is 256 entries of 65,535 bytes
    static final long TOTAL_BYTES_MAX = 16L << 30;
    static final int FILES_MAX = 500_000;
    static final long SIZE_MAX = 50_000_000;
    static final int DEPTH_MAX = 16;
    static final int SHOWN_MAX = 20;

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(args, out));
    }

    /** The whole program; a test calls it thousands of times in one process. */
    public static int run(String[] args, PrintStream out) {
        Report report = new Report();
        Options options = null;
        try {
            options = new Options(args);
            try (Package files = Package.open(options.input)) {
                new Verify(files, options, report).checkAll();
            }
        } catch (Unreadable e) {
            report.unreadable(e.getMessage());
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            report.unreadable("读取失败：" + e + " | reading failed: " + e);
        }
        report.print(out);
        if (options != null && options.report != null) {
            try {
                Files.writeString(options.report, report.json());
            } catch (IOException e) {
                out.println("报告写不出 / cannot write the report: " + e);
                return 2;
            }
        }
        return report.exit();
    }

    private final Package files;
    private final Options options;
    private final Report report;
    private final Set<Key> keys = new HashSet<>();
    private final Set<String> kinds = new HashSet<>();
    private Tree tree = new Tree();

    private Verify(Package files, Options options, Report report) {
        this.files = files;
        this.options = options;
        this.report = report;
    }

    private void checkAll() throws IOException {
        checkNames();
        readKeys();
        readKinds();
        Checkpoint head = checkHead();
        if (head == null) {
            return;
        }
        report.describe(head);
        if (!rebuild(head.size)) {
            return;
        }
        String root = hex(tree.root(head.size));
        if (root.equals(hex(head.root))) {
            report.pass("I2", "log/checkpoint");
        } else {
            report.fail("I2", "log/checkpoint", "重算的根不同：" + root + " | the recomputed root differs: " + root);
        }
        checkTiles(head.size);
        checkOld(head);
        checkReceipts(head);
    }

    // ---- P: the package

    private static final Pattern BY_THE_WAY =
            Pattern.compile("(.*/)?(\\.DS_Store|Thumbs\\.db|desktop\\.ini)|__MACOSX/.*");
    private static final Pattern RECEIPT = Pattern.compile("receipts/[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.tlog-proof");
    private static final Set<String> FIXED = Set.of("README.txt", "log/checkpoint", "log/keys.txt", "log/kinds.txt");

    private void checkNames() {
        if (!files.names().contains("log/checkpoint")) {
            throw new Unreadable("包里没有 log/checkpoint | there is no log/checkpoint in the package");
        }
        for (String name : files.names()) {
            if (BY_THE_WAY.matcher(name).matches()) {
                report.note("P1", name, "系统自动生成的文件，未核验 | made by an operating system, not checked");
            } else if (!FIXED.contains(name) && !RECEIPT.matcher(name).matches() && Tile.of(name) == null) {
                report.fail("P1", name, "不该有的文件 | a file that does not belong here");
            }
        }
        report.pass("P1", "");
    }

    // ---- A: authenticity

    private void readKeys() throws IOException {
        boolean enclosed = files.names().contains("log/keys.txt");
        if (!enclosed && options.pins == null) {
            throw new Unreadable(
                    "没有公钥：用 --keys 指定，或包内应有 log/keys.txt | no keys: give --keys, or log/keys.txt in the package");
        }
        if (enclosed) {
            try {
                String text = text(files.read("log/keys.txt"));
                require(text.endsWith("\n"), "公钥文件应以换行结尾 | the file of keys must end in a newline");
                for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
                    Key key = Key.of(line);
                    if (options.pins == null) {
                        keys.add(key);
                    }
                }
                report.pass("A1", "log/keys.txt");
            } catch (Wrong e) {
                report.fail("A1", "log/keys.txt", e.words);
            }
        }
        if (options.pins == null) {
            report.note(
                    "A1",
                    "log/keys.txt",
                    "注意：公钥取自包内，未经固定。只能证明前后一致，不能证明出自何人；请用 --keys 提供另行取得的公钥 | WARNING: the keys come from the package itself and were NOT PINNED. This shows consistency, not who signed;"
                            + " give keys obtained elsewhere with --keys");
            return;
        }
        for (String line : text(readAll(options.pins)).split("\n")) {
            String vkey = line.replace("\ufeff", "").strip();
            if (!vkey.isEmpty() && !vkey.startsWith("#")) {
                try {
                    keys.add(Key.of(vkey));
                } catch (Wrong e) {
                    throw new Unreadable(options.pins + "：" + e.words);
                }
            }
        }
        report.pinned = true;
        report.pass(
                "A1", options.pins.toString(), "使用固定的公钥 " + keys.size() + " 把 | " + keys.size() + " pinned keys used");
    }

    private Checkpoint checkHead() throws IOException {
        try {
            Checkpoint head = new Checkpoint(new Note(files.read("log/checkpoint")));
            report.pass("A2", "log/checkpoint");
            try {
                head.requireSignature(keys);
                report.pass("A3", "log/checkpoint", "签名有效：" + head.origin + " | signed by " + head.origin);
            } catch (Wrong e) {
                report.fail("A3", "log/checkpoint", e.words);
            }
            return head;
        } catch (Wrong e) {
            report.fail("A2", "log/checkpoint", e.words);
            return null;
        }
    }

    // ---- C, I, E: completeness, integrity, entries

    private boolean rebuild(long size) throws IOException {
        long bundles = files.names().stream()
                .filter(name -> name.startsWith("log/tile/entries/"))
                .count();
        if (size > SIZE_MAX || bundles * 256 < size) {
            report.fail(
                    "C1",
                    "log/tile/entries",
                    "记录文件不全：应有 " + size + " 条 | bundles are missing: there should be " + size + " entries");
            return false;
        }
        Set<UUID> ids = new HashSet<>();
        SortedMap<String, Integer> unknown = new TreeMap<>();
        for (long from = 0; from < size; from += 256) {
            String name = new Tile(-1, from / 256, (int) Math.min(256, size - from)).name();
            if (!files.names().contains(name)) {
                report.fail("C1", name, "缺少记录文件 | this bundle is missing");
                return false;
            }
            List<byte[]> entries;
            try {
                entries = bundle(files.read(name), (int) Math.min(256, size - from));
            } catch (Wrong e) {
                report.fail("I1", name, e.words);
                return false;
            }
            for (byte[] bytes : entries) {
                try {
                    Entry entry = new Entry(bytes);
                    if (!ids.add(entry.id)) {
                        report.fail(
                                "E2",
                                name + " 序号 index " + tree.size(),
                                "编号重复：" + entry.id + " | id appears twice: " + entry.id);
                    }
                    if (!kinds.contains(entry.kind)) {
                        unknown.merge(entry.kind, 1, Integer::sum);
                    }
                } catch (Wrong e) {
                    report.fail("E1", name + " 序号 index " + tree.size(), e.words);
                }
                tree.add(hash((byte) 0, bytes));
            }
        }
        tree.complete();
        report.pass("C1", "");
        report.pass("I1", "");
        report.pass("E1", "");
        report.pass("E2", "");
        unknown.forEach((kind, count) -> report.note(
                "E3", kind, "种类清单之外的事项 " + count + " 条 | " + count + " entries of a kind that is not in the list"));
        report.pass("E3", "");
        return true;
    }

    private void readKinds() throws IOException {
        if (!files.names().contains("log/kinds.txt")) {
            report.note("E3", "log/kinds.txt", "包内没有种类清单 | the package has no list of kinds");
            return;
        }
        try {
            String text = text(files.read("log/kinds.txt"));
            int last = text.lastIndexOf("sha256:");
            require(
                    text.startsWith("anju-kinds v1\n")
                            && last > 0
                            && text.substring(last)
                                    .equals("sha256:" + hex(hash(bytes(text.substring(0, last)))) + "\n"),
                    "种类清单已损坏 | the list of kinds is damaged");
            String[] lines = text.substring(0, last).split("\n", -1);
            require(lines[lines.length - 1].isEmpty(), "种类清单已损坏 | the list of kinds is damaged");
            for (int i = 1; i < lines.length - 1; i++) {
                require(
                        Entry.KIND.matcher(lines[i]).matches() && (i == 1 || lines[i - 1].compareTo(lines[i]) < 0),
                        "种类不规范或未依次递增 | kinds are not well formed and ascending");
                kinds.add(lines[i]);
            }
        } catch (Wrong e) {
            report.fail("E3", "log/kinds.txt", e.words);
        }
    }

    /** The tree was rebuilt from entries alone; the published hashes must say the same, older partial files included. */
    private void checkTiles(long size) throws IOException {
        for (int level = -1; level <= 7; level++) {
            long hashes = size >> (8 * Math.max(0, level));
            for (long from = 0; from < hashes; from += 256) {
                String name = new Tile(level, from / 256, (int) Math.min(256, hashes - from)).name();
                if (!files.names().contains(name)) {
                    report.fail("C2", name, "缺少哈希文件 | this tile is missing");
                }
            }
        }
        report.pass("C2", "");
        for (String name : files.names()) {
            Tile tile = Tile.of(name);
            if (tile != null && !(tile.level < 0 && tile.isOf(size))) { // those bundles made the tree
                try {
                    checkTile(tile, files.read(name), size);
                } catch (Wrong e) {
                    report.fail("I3", name, e.words);
                }
            }
        }
        report.pass("I3", "");
    }

    private void checkTile(Tile tile, byte[] bytes, long size) {
        int level = Math.max(0, tile.level);
        require(
                tile.index * 256 + tile.width <= size >> (8 * level),
                "超出日志头所签的范围 | reaches beyond what the checkpoint signs");
        byte[] expected = tree.hashes(level, tile.index * 256, tile.width);
        byte[] found = bytes;
        if (tile.level < 0) {
            ByteArrayOutputStream leaves = new ByteArrayOutputStream();
            bundle(bytes, tile.width).forEach(entry -> leaves.writeBytes(hash((byte) 0, entry)));
            found = leaves.toByteArray();
        }
        int at = Arrays.mismatch(expected, found);
        require(at < 0, "第 " + at / 32 + " 个哈希不符 | hash " + at / 32 + " differs");
    }

    private static List<byte[]> bundle(byte[] bytes, int width) {
        List<byte[]> entries = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            require(rest.remaining() >= 2, "文件在长度处截断 | the file ends inside a length");
            byte[] entry = new byte[rest.getShort() & 0xffff];
            require(rest.remaining() >= entry.length, "文件在记录中截断 | the file ends inside an entry");
            rest.get(entry);
            entries.add(entry);
        }
        require(
                entries.size() == width,
                "应有 " + width + " 条，实有 " + entries.size() + " 条 | there should be " + width + " entries, there are "
                        + entries.size());
        return entries;
    }

    // ---- K: consistency with what somebody kept

    private void checkOld(Checkpoint head) throws IOException {
        if (options.old == null) {
            return;
        }
        String position = options.old.toString();
        byte[] bytes = readAll(options.old);
        try {
            Checkpoint old = new Checkpoint(new Note(bytes));
            old.requireSignature(keys);
            requireAgreement(old, head);
            report.pass(
                    "K1",
                    position,
                    "旧日志头（" + old.size + " 条）是现在日志（" + head.size + " 条）的开头 | the old log of " + old.size
                            + " entries is the beginning of this one of " + head.size);
        } catch (Wrong e) {
            report.fail("K1", position, e.words);
        }
    }

    private void requireAgreement(Checkpoint other, Checkpoint head) {
        require(other.origin.equals(head.origin), "来自另一本日志：" + other.origin + " | of another log: " + other.origin);
        require(
                other.size <= head.size,
                "它有 " + other.size + " 条，比本包的 " + head.size + " 条还多：日志被截短，或本包较旧 | it has " + other.size
                        + " entries, more than the " + head.size
                        + " of this package: the log was cut, or the package is older");
        require(
                Arrays.equals(tree.root(other.size), other.root),
                "前 " + other.size + " 条的根不同：日志分叉，历史被改写 | another root over the first " + other.size
                        + " entries: the log forked, history was rewritten");
    }

    // ---- R: receipts

    private void checkReceipts(Checkpoint head) throws IOException {
        int count = 0;
        for (String name : files.names()) {
            if (RECEIPT.matcher(name).matches()) {
                checkReceipt(name, files.read(name), head);
                count++;
            }
        }
        if (options.receipt != null) {
            checkReceipt(options.receipt.toString(), readAll(options.receipt), head);
            count++;
        }
        if (count > 0 && report.failures.keySet().stream().noneMatch(id -> id.startsWith("R"))) {
            for (String id : List.of("R1", "R2", "R3", "R4", "R5")) {
                report.pass(id, "");
            }
        }
    }

    private void checkReceipt(String position, byte[] bytes, Checkpoint head) {
        String id = "R1";
        try {
            Receipt receipt = new Receipt(bytes);
            id = "R2";
            receipt.head.requireSignature(keys);
            id = "R3";
            require(
                    Arrays.equals(receipt.root(), receipt.head.root),
                    "证明路径不通到日志头的根 | the proof does not lead to the root of the checkpoint");
            id = "R4";
            requireAgreement(receipt.head, head);
            require(
                    Arrays.equals(tree.hashes(0, receipt.index, 1), hash((byte) 0, receipt.entry)),
                    "日志第 " + receipt.index + " 条不是这条记录 | entry " + receipt.index + " of the log is another one");
            id = "R5";
            if (receipt.commitment == null) {
                report.note("R5", position, "公开式回执，不含可打开的内容 | public form: nothing in it to open");
            } else {
                require(
                        new Entry(receipt.entry).commitments.contains(receipt.commitment),
                        "盐和内容打不开记录里的承诺 | salt and payload do not open a commitment of the entry");
            }
        } catch (Wrong e) {
            report.fail(id, position, e.words);
        }
    }

    /** A tlog-proof file: its parts read strictly, its commitment recomputed, nothing believed yet. */
    static final class Receipt {
        final byte[] entry;
        final long index;
        final List<byte[]> path = new ArrayList<>();
        final Checkpoint head;
        final String commitment;

        Receipt(byte[] bytes) {
            String file = text(bytes);
            int blank = file.indexOf("\n\n");
            require(blank > 0, "回执缺少空行 | a receipt has a blank line before its checkpoint");
            String[] lines = file.substring(0, blank).split("\n", -1);
            require(
                    lines.length >= 3
                            && lines[0].equals("c2sp.org/tlog-proof@v1")
                            && lines[1].startsWith("extra ")
                            && lines[2].startsWith("index "),
                    "回执应以 tlog-proof@v1、extra、index 三行开头 | a receipt begins with the lines tlog-proof@v1, extra and index");
            index = decimal(lines[2].substring(6));
            require(lines.length <= 3 + 63, "证明超过 63 个哈希 | more than 63 hashes");
            for (String line : List.of(lines).subList(3, lines.length)) {
                path.add(base64(line));
                require(path.getLast().length == 32, "证明中的哈希不是 32 字节 | a hash of the proof is not of 32 bytes");
            }
            head = new Checkpoint(new Note(bytes(file.substring(blank + 2))));
            require(index < head.size, "序号超出日志头的条数 | the index is not below the size of the checkpoint");
            Map<String, Object> extra = Json.read(base64(lines[1].substring(6)));
            require(Long.valueOf(1).equals(extra.get("v")), "extra 的 v 应为 1 | v of extra must be 1");
            entry = base64(string(extra, "entry"));
            new Entry(entry);
            if (extra.keySet().equals(Set.of("v", "entry"))) {
                commitment = null;
                return;
            }
            require(
                    extra.keySet().equals(Set.of("v", "entry", "commit", "type", "salt", "payload")),
                    "extra 的成员不对 | extra has other members than it may");
            commitment = commit(string(extra, "type"), base64(string(extra, "salt")), base64(string(extra, "payload")));
            require(commitment.equals(string(extra, "commit")), "承诺与盐、内容不符 | commit is not made of salt and payload");
        }

        static String commit(String type, byte[] salt, byte[] payload) {
            require(
                    type.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*") && type.length() <= 64 && salt.length == 32,
                    "承诺的类型或盐不合规格 | type or salt of the commitment is malformed");
            return "sha256:"
                    + hex(hash(
                            bytes("anju/commit/v1\0"),
                            new byte[] {(byte) type.length()},
                            bytes(type),
                            salt,
                            ByteBuffer.allocate(4).putInt(payload.length).array(),
                            payload));
        }

        /** Walks down from the root as RFC 6962 §2.1.1 defines the path, then hashes back up. */
        byte[] root() {
            List<byte[]> rest = new ArrayList<>(path);
            byte[] root = climb(index, head.size, rest);
            require(rest.isEmpty(), "证明路径过长 | the proof is too long");
            return root;
        }

        private byte[] climb(long at, long width, List<byte[]> rest) {
            if (width == 1) {
                return hash((byte) 0, entry);
            }
            require(!rest.isEmpty(), "证明路径过短 | the proof is too short");
            byte[] sibling = rest.removeLast();
            long left = Long.highestOneBit(width - 1);
            return at < left
                    ? hash((byte) 1, climb(at, left, rest), sibling)
                    : hash((byte) 1, sibling, climb(at - left, width - left, rest));
        }
    }

    // ---- entries

    /** One public entry: codes, opaque ids, whole numbers and commitments, and no other member. */
    static final class Entry {
        private static final Set<String> MEMBERS = Set.of("v", "id", "kind", "at", "by", "com", "ref", "pub");
        private static final Pattern ID =
                Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,31}(\\.[a-z][a-z0-9_]{0,31}){2}");
        private static final Pattern BY = Pattern.compile("(role|org|key):[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
        private static final Pattern COM = Pattern.compile("sha256:[0-9a-f]{64}");
        private static final Pattern REF = Pattern.compile("[a-z][a-z0-9_]{0,31}:[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
        private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]{0,127}");
        private static final DateTimeFormatter AT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withResolverStyle(ResolverStyle.STRICT);

        final UUID id;
        final String kind;
        final List<String> commitments = new ArrayList<>();

        Entry(byte[] bytes) {
            require(bytes.length <= 65_535, "记录过长 | the entry is too long");
            Map<String, Object> members = Json.read(bytes);
            require(MEMBERS.containsAll(members.keySet()), "有不许有的成员 | a member that is not allowed");
            require(Long.valueOf(1).equals(members.get("v")), "v 应为 1 | v must be 1");
            id = UUID.fromString(matching(members.get("id"), ID, "id"));
            kind = matching(members.get("kind"), KIND, "kind");
            matching(members.get("by"), BY, "by");
            try {
                String at = string(members, "at");
                int year = LocalDateTime.parse(at, AT).getYear();
                require(at.length() == 24 && year >= 1900 && year <= 9999, "at 年份不对 | year of at");
            } catch (DateTimeException e) {
                throw new Wrong("at 不是规定格式的时间 | at is not a time in the required form");
            }
            if (members.get("com") instanceof String one) {
                commitments.add(matching(one, COM, "com"));
            } else if (members.containsKey("com")) {
                list(members.get("com"), 2, "com").forEach(one -> commitments.add(matching(one, COM, "com")));
            }
            if (members.containsKey("ref")) {
                list(members.get("ref"), 1, "ref").forEach(one -> matching(one, REF, "ref"));
            }
            if (members.containsKey("pub")) {
                require(
                        members.get("pub") instanceof Map<?, ?> map && !map.isEmpty(),
                        "pub 应为非空对象 | pub must be an object that is not empty");
                requireCodes(members.get("pub"));
            }
        }

        private static void requireCodes(Object value) {
            if (value instanceof Map<?, ?> map) {
                map.values().forEach(Entry::requireCodes);
            } else if (value instanceof List<?> list) {
                list.forEach(Entry::requireCodes);
            } else if (value instanceof String text) {
                matching(text, CODE, "pub");
            }
        }

        private static List<?> list(Object value, int least, String name) {
            require(
                    value instanceof List<?> list && list.size() >= least && list.size() <= 256,
                    name + " 应为 " + least + " 至 256 项的列表 | " + name + " must be a list of " + least + " to 256");
            return (List<?>) value;
        }

        private static String matching(Object value, Pattern form, String name) {
            require(
                    value instanceof String text && form.matcher(text).matches(),
                    name + " 缺少或不合规格 | " + name + " is missing or malformed");
            return (String) value;
        }
    }

    // ---- the tree

    /** All leaf hashes, and above them every eighth level of complete subtrees. */
    static final class Tree {
        private byte[][] levels = {new byte[1 << 13]};
        private int leaves;

        void add(byte[] leaf) {
            if (leaves * 32 == levels[0].length) {
                levels[0] = Arrays.copyOf(levels[0], (int) Math.min(Integer.MAX_VALUE - 31, levels[0].length * 2L));
            }
            System.arraycopy(leaf, 0, levels[0], leaves++ * 32, 32);
        }

        long size() {
            return leaves;
        }

        void complete() {
            for (int level = 0; leaves >> (8 * level) >= 256; level++) {
                int above = leaves >> (8 * level + 8);
                byte[] hashes = new byte[above * 32];
                for (int i = 0; i < above; i++) {
                    System.arraycopy(root(level, i * 256L, i * 256L + 256), 0, hashes, i * 32, 32);
                }
                levels = Arrays.copyOf(levels, level + 2);
                levels[level + 1] = hashes;
            }
        }

        byte[] hashes(int level, long from, int count) {
            return Arrays.copyOfRange(levels[level], (int) from * 32, (int) (from + count) * 32);
        }

        /** The root over the first leaves, so that any older head can be compared. */
        byte[] root(long size) {
            return size == 0 ? hash() : root(0, 0, size);
        }

        /** RFC 6962 §2.1 over hashes of one level; whole blocks of 256 are taken from the level above. */
        private byte[] root(int level, long from, long to) {
            long width = to - from;
            if (width == 1) {
                return hashes(level, from, 1);
            }
            if (width % 256 == 0 && from % 256 == 0 && level + 1 < levels.length && Long.bitCount(width) == 1) {
                return root(level + 1, from / 256, to / 256);
            }
            long middle = from + Long.highestOneBit(width - 1);
            return hash((byte) 1, root(level, from, middle), root(level, middle, to));
        }
    }

    /** A file of the tiled log by its one spelling; level -1 is a bundle of entries. */
    record Tile(int level, long index, int width) {
        private static final Pattern NAME =
                Pattern.compile("log/tile/(entries|[0-7])/((x[0-9]{3}/){0,3}[0-9]{3})(\\.p/[1-9][0-9]{0,2})?");

        static Tile of(String name) {
            var form = NAME.matcher(name);
            if (!form.matches()) {
                return null;
            }
            Tile tile = new Tile(
                    form.group(1).equals("entries") ? -1 : Integer.parseInt(form.group(1)),
                    Long.parseLong(form.group(2).replaceAll("[x/]", "")),
                    form.group(4) == null ? 256 : Integer.parseInt(form.group(4).substring(3)));
            return tile.name().equals(name) && (form.group(4) == null || tile.width < 256) ? tile : null;
        }

        /** Whether a log of this size has this very file, rather than one larger or smaller. */
        boolean isOf(long size) {
            return width == Math.min(256, (size >> (8 * Math.max(0, level))) - index * 256);
        }

        String name() {
            String path = "%03d".formatted(index % 1000);
            for (long rest = index / 1000; rest > 0; rest /= 1000) {
                path = "x%03d/%s".formatted(rest % 1000, path);
            }
            return "log/tile/" + (level < 0 ? "entries" : level) + "/" + path + (width < 256 ? ".p/" + width : "");
        }
    }

    // ---- notes, checkpoints, keys

    /** A signed note (c2sp.org/signed-note), read strictly. */
    static final class Note {
        final String text;
        final List<String[]> lines = new ArrayList<>();

        Note(byte[] bytes) {
            require(bytes.length <= 1 << 20, "签名文本过长 | the note is too long");
            String note = text(bytes);
            require(note.chars().allMatch(c -> c >= 0x20 || c == '\n'), "含有控制字符 | there are control characters");
            int blank = note.lastIndexOf("\n\n");
            require(blank >= 0 && note.endsWith("\n"), "缺少空行或结尾换行 | a blank line or the last newline is missing");
            text = note.substring(0, blank + 1);
            for (String line : note.substring(blank + 2).split("(?<=\n)")) {
                String[] words = line.split(" ", -1);
                require(
                        words.length == 3
                                && words[0].equals("\u2014")
                                && words[2].endsWith("\n")
                                && Key.isName(words[1])
                                && base64(words[2].substring(0, words[2].length() - 1)).length > 4,
                        "签名行格式不对 | a signature line is malformed");
                lines.add(new String[] {words[1], words[2].substring(0, words[2].length() - 1)});
            }
            require(lines.size() <= 16, "签名超过 16 行 | more than 16 signatures");
        }
    }

    /** The head of a log: origin, size and root. */
    static final class Checkpoint {
        final String origin;
        final long size;
        final byte[] root;
        private final Note note;

        Checkpoint(Note note) {
            this.note = note;
            String[] lines = note.text.split("\n", -1);
            require(lines.length == 4, "日志头应恰有三行 | a checkpoint has exactly three lines");
            origin = lines[0];
            require(
                    origin.matches("[!-*,-~]{1,255}"),
                    "日志名称应为不含空格和加号的可见 ASCII 字符 | the origin must be visible ASCII without spaces and plus");
            size = decimal(lines[1]);
            root = base64(lines[2]);
            require(root.length == 32, "根不是 32 字节 | the root is not of 32 bytes");
        }

        /** Every line under a known key must verify, and the log's own key must be among them. */
        void requireSignature(Set<Key> keys) {
            boolean signed = false;
            for (String[] line : note.lines) {
                byte[] idAndSignature = base64(line[1]);
                int id = ByteBuffer.wrap(idAndSignature).getInt();
                for (Key key : keys) {
                    if (key.name.equals(line[0]) && key.id == id) {
                        byte[] signature = Arrays.copyOfRange(idAndSignature, 4, idAndSignature.length);
                        require(
                                key.verifies(bytes(note.text), signature),
                                "签名无效：" + key.name + " | bad signature of " + key.name);
                        signed |= key.name.equals(origin);
                    }
                }
            }
            require(signed, "没有日志 " + origin + " 的已知公钥的签名 | no signature by a known key of the log " + origin);
        }
    }

    /** A public Ed25519 key, written name+id+base64. */
    record Key(String name, int id, String encoded) {
        static Key of(String vkey) {
            String[] parts = vkey.split("\\+", 3);
            require(parts.length == 3 && isName(parts[0]), "公钥应写作 名称+编号+base64 | a key is written name+id+base64");
            byte[] typed = base64(parts[2]);
            require(typed.length == 33 && typed[0] == 1, "不是 Ed25519 公钥 | not an Ed25519 key");
            byte[] hash = hash(bytes(parts[0] + "\n"), typed);
            require(
                    hex(hash).startsWith(parts[1]) && parts[1].length() == 8,
                    "公钥编号与公钥不符 | the id is not that of the key");
            return new Key(parts[0], ByteBuffer.wrap(hash).getInt(), parts[2]);
        }

        static boolean isName(String name) {
            return !name.isEmpty()
                    && name.length() <= 255
                    && name.codePoints()
                            .noneMatch(c -> c == '+'
                                    || c == 0x85
                                    || Character.isWhitespace(c)
                                    || Character.isSpaceChar(c)
                                    || Character.isISOControl(c));
        }

        boolean verifies(byte[] message, byte[] signature) {
            try {
                byte[] typed = base64(encoded);
                boolean odd = typed[32] < 0;
                byte[] y = new byte[32];
                for (int i = 0; i < 32; i++) {
                    y[i] = typed[32 - i];
                }
                y[0] &= 0x7f;
                var point = new EdECPoint(odd, new BigInteger(1, y));
                PublicKey key = KeyFactory.getInstance("Ed25519")
                        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
                Signature check = Signature.getInstance("Ed25519");
                check.initVerify(key);
                check.update(message);
                return check.verify(signature);
            } catch (SignatureException e) {
                return false;
            } catch (GeneralSecurityException e) {
                throw new Wrong("公钥不可用：" + name + " | the key cannot be used: " + name);
            }
        }
    }

    // ---- canonical JSON

    /** Reads JSON loosely, writes it canonically, and accepts only what comes out as it went in. */
    static final class Json {
        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,31}");
        private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,16}");
        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        @SuppressWarnings("unchecked")
        static Map<String, Object> read(byte[] bytes) {
            require(bytes.length <= 1 << 20, "JSON 过长 | the JSON is too long");
            Json json = new Json(text(bytes));
            Object value = json.value(1);
            require(
                    value instanceof Map && write(value).equals(json.text),
                    "不是规范形式的 JSON 对象 | not a JSON object in canonical form");
            return (Map<String, Object>) value;
        }

        private Object value(int depth) {
            return switch (next()) {
                case '{' -> object(depth);
                case '[' -> array(depth);
                case '"' -> string();
                case 't' -> word("true", true);
                case 'f' -> word("false", false);
                default -> number();
            };
        }

        private Map<String, Object> object(int depth) {
            require(depth <= DEPTH_MAX, "嵌套过深 | nested too deep");
            Map<String, Object> members = new TreeMap<>();
            for (char c = next(); c != '}'; c = next()) {
                String name = c == ',' && next() == '"' || c == '"' ? string() : "";
                require(NAME.matcher(name).matches() && next() == ':', "成员名不合规格 | a member name is malformed");
                members.put(name, value(depth + 1));
            }
            return members;
        }

        private List<Object> array(int depth) {
            require(depth <= DEPTH_MAX, "嵌套过深 | nested too deep");
            List<Object> items = new ArrayList<>();
            for (char c = next(); c != ']'; c = next()) {
                if (c != ',') {
                    at--;
                }
                items.add(value(depth + 1));
            }
            return items;
        }

        private String string() {
            StringBuilder string = new StringBuilder();
            int from = at;
            while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
                at++;
            }
            string.append(text, from, at); // most strings have no escape at all
            for (char c = next(); c != '"'; c = next()) {
                if (c != '\\') {
                    string.append(c);
                    continue;
                }
                char escaped = next();
                int known = "bfnrt\"\\/".indexOf(escaped);
                if (known >= 0) {
                    string.append("\b\f\n\r\t\"\\/".charAt(known));
                } else {
                    require(escaped == 'u' && at + 4 <= text.length(), "转义不对 | a bad escape");
                    String hex = text.substring(at, at += 4);
                    require(hex.matches("[0-9a-f]{4}"), "转义不对 | a bad escape");
                    string.append((char) Integer.parseInt(hex, 16));
                }
            }
            require(Normalizer.isNormalized(string, Normalizer.Form.NFC), "文字不是 NFC 形式 | text is not in form NFC");
            return string.toString();
        }

        private Long number() {
            int from = at - 1;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            String digits = text.substring(from, at);
            require(NUMBER.matcher(digits).matches(), "不是规范的数或值 | not a canonical value");
            long number = Long.parseLong(digits);
            require(Math.abs(number) < 1L << 53, "数超过 2^53-1 | a number beyond 2^53-1");
            return number;
        }

        private Boolean word(String word, boolean meaning) {
            require(text.startsWith(word, at - 1), "不是规范的数或值 | not a canonical value");
            at += word.length() - 1;
            return meaning;
        }

        private char next() {
            require(at < text.length(), "JSON 不完整 | the JSON ends too early");
            return text.charAt(at++);
        }

        static String write(Object value) {
            if (value instanceof Map<?, ?> map) {
                List<String> members = new ArrayList<>();
                map.forEach((name, item) -> members.add(write(name) + ":" + write(item)));
                return "{" + String.join(",", members) + "}";
            }
            if (value instanceof List<?> list) {
                return "[" + String.join(",", list.stream().map(Json::write).toList()) + "]";
            }
            if (!(value instanceof String string)) {
                return String.valueOf(value);
            }
            if (string.chars().noneMatch(c -> c < 0x20 || c == '"' || c == '\\')) {
                return "\"" + string + "\"";
            }
            StringBuilder out = new StringBuilder("\"");
            for (char c : string.toCharArray()) {
                int known = "\b\f\n\r\t\"\\".indexOf(c);
                if (known >= 0) {
                    out.append('\\').append("bfnrt\"\\".charAt(known));
                } else if (c < 0x20) {
                    out.append("\\u%04x".formatted((int) c));
                } else {
                    out.append(c);
                }
            }
            return out.append('"').toString();
        }
    }

    // ---- bytes and texts

    static byte[] hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] hash(byte kind, byte[]... parts) {
        byte[][] all = new byte[parts.length + 1][];
        all[0] = new byte[] {kind};
        System.arraycopy(parts, 0, all, 1, parts.length);
        return hash(all);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Text whose UTF-8 is exactly these bytes, which overlong forms and stray surrogates have not. */
    static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        require(Arrays.equals(bytes(text), bytes), "不是有效的 UTF-8 | not valid UTF-8");
        return text;
    }

    static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            require(Base64.getEncoder().encodeToString(bytes).equals(text), "base64 写法不规范 | base64 is not canonical");
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new Wrong("不是 base64 | not base64");
        }
    }

    static long decimal(String text) {
        require(text.matches("0|[1-9][0-9]{0,17}"), "不是规范的十进制数 | not a canonical decimal number");
        return Long.parseLong(text);
    }

    static String string(Map<String, Object> members, String name) {
        require(members.get(name) instanceof String, name + " 缺少或不是文字 | " + name + " is missing or no text");
        return (String) members.get(name);
    }

    /** Words are Chinese, a bar, English. */
    static void require(boolean holds, String words) {
        if (!holds) {
            throw new Wrong(words);
        }
    }

    /** Something was read and is not as it must be: exit 1. */
    @SuppressWarnings("serial")
    static final class Wrong extends RuntimeException {
        final String words;

        Wrong(String words) {
            super(words, null, false, false);
            this.words = words;
        }
    }

    /** There is nothing here to judge: exit 2. */
    @SuppressWarnings("serial")
    static final class Unreadable extends RuntimeException {
        Unreadable(String words) {
            super(words);
        }
    }

    // ---- input

    static byte[] readAll(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > FILE_BYTES_MAX) {
            throw new Unreadable("没有这个文件，或文件过大：" + file + " | no such file, or too large: " + file);
        }
        return Files.readAllBytes(file);
    }

    static final class Options {
        private final Map<String, Path> given = new HashMap<>();
        final Path input;
        final Path pins;
        final Path old;
        final Path receipt;
        final Path report;

        Options(String[] args) {
            String usage = "java Verify.java FOLDER|ZIP [--keys FILE] [--old FILE] [--receipt FILE] [--report FILE]";
            Unreadable wrong = new Unreadable("用法：" + usage + " | usage: " + usage);
            try {
                for (int i = 0; i < args.length; i++) {
                    String name = args[i].startsWith("--") ? args[i++] : "";
                    boolean known = List.of("", "--keys", "--old", "--receipt", "--report")
                            .contains(name);
                    if (!known || i == args.length || given.put(name, Path.of(args[i])) != null) {
                        throw wrong;
                    }
                }
            } catch (InvalidPathException e) {
                throw wrong;
            }
            if (!given.containsKey("")) {
                throw wrong;
            }
            input = given.get("");
            pins = given.get("--keys");
            old = given.get("--old");
            receipt = given.get("--receipt");
            report = given.get("--report");
        }
    }

    /** The files of a package by name; nothing is unpacked to disk. */
    interface Package extends Closeable {
        Set<String> names();

        byte[] read(String name) throws IOException;

        static Package open(Path input) throws IOException {
            if (Files.isDirectory(input)) {
                return new Folder(input);
            }
            if (Files.isRegularFile(input)) {
                return new Zip(input);
            }
            throw new Unreadable("没有这个文件夹或 zip：" + input + " | no such folder or zip: " + input);
        }
    }

    static final class Folder implements Package {
        private final Path folder;
        private final Set<String> names = new TreeSet<>();

        Folder(Path folder) throws IOException {
            this.folder = folder;
            try (Stream<Path> walk = Files.walk(folder, new FileVisitOption[0])) {
                for (Path file : (Iterable<Path>) walk::iterator) {
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        names.add(folder.relativize(file).toString().replace('\\', '/'));
                    } else if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && !file.equals(folder)) {
                        throw new Unreadable("不是普通文件：" + file + " | not a regular file: " + file);
                    }
                    if (names.size() > FILES_MAX) {
                        throw new Unreadable("文件过多 | too many files");
                    }
                }
            } catch (java.io.UncheckedIOException e) {
                throw e.getCause();
            }
        }

        @Override
        public Set<String> names() {
            return names;
        }

        @Override
        public byte[] read(String name) throws IOException {
            return readAll(folder.resolve(name));
        }

        @Override
        public void close() {}
    }

    /** A zip is read in place, with limits on number and real size of its files, and no name that leads out of it. */
    static final class Zip implements Package {
        private final ZipFile zip;
        private final Map<String, ZipEntry> entries = new TreeMap<>();
        private long bytesRead;

        Zip(Path file) throws IOException {
            try {
                zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            } catch (IOException | IllegalArgumentException e) {
                throw new Unreadable("不是可读的 zip：" + file + " | not a readable zip: " + file);
            }
            try {
                list();
            } catch (RuntimeException e) {
                zip.close();
                throw e;
            }
        }

        private void list() {
            Map<String, ZipEntry> found = new TreeMap<>();
            if (zip.size() > FILES_MAX) {
                throw new Unreadable("文件过多 | too many files");
            }
            zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
                String name = entry.getName();
                if (name.startsWith("/")
                        || name.contains("\\")
                        || List.of(name.split("/")).contains("..")) {
                    throw new Unreadable("zip 内有越界的文件名 | a name in the zip leads out of it");
                }
                if (found.put(name, entry) != null) {
                    throw new Unreadable("zip 内同名文件出现两次：" + name + " | a name appears twice in the zip: " + name);
                }
            });
            // Many people zip the folder, not what is in it.
            List<String> ours = found.keySet().stream()
                    .filter(name -> !BY_THE_WAY.matcher(name).matches())
                    .toList();
            String first = ours.isEmpty() ? "" : ours.getFirst();
            String top = first.substring(0, first.indexOf('/') + 1);
            boolean wrapped = !ours.contains("log/checkpoint") && ours.stream().allMatch(name -> name.startsWith(top));
            found.forEach((name, entry) ->
                    entries.put(wrapped && name.startsWith(top) ? name.substring(top.length()) : name, entry));
        }

        @Override
        public Set<String> names() {
            return entries.keySet();
        }

        @Override
        public byte[] read(String name) throws IOException {
            try (InputStream in = zip.getInputStream(entries.get(name))) {
                byte[] bytes = in.readNBytes((int) FILE_BYTES_MAX + 1);
                bytesRead += bytes.length;
                if (bytes.length > FILE_BYTES_MAX || bytesRead > TOTAL_BYTES_MAX) {
                    throw new Unreadable("解压后过大：" + name + " | too large when unpacked: " + name);
                }
                return bytes;
            }
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    // ---- output

    /** Findings in order, printed for people and written as JSON for programs. */
    static final class Report {
        private static final Map<String, String> VERDICTS =
                Map.of("ok", "[通过 ok]", "fail", "[不符 FAIL]", "note", "[说明 note]", "unreadable", "[读不了 UNREADABLE]");
        private static final Map<String, String> TITLES =
                """
                P1 包内文件 files of the package
                A1 公钥 keys
                A2 日志头格式 form of the checkpoint
                A3 日志头签名 signature of the checkpoint
                C1 记录齐全 all entries there
                C2 哈希文件齐全 all tiles there
                I1 记录文件格式 form of the bundles
                I2 根 root
                I3 哈希文件 tiles
                E1 记录规格 grammar of the entries
                E2 编号唯一 ids unique
                E3 事项种类 kinds
                K1 与旧日志头一致 consistency with the old checkpoint
                R1 回执格式 form of the receipts
                R2 回执签名 signature of the receipts
                R3 回执证明 proof of the receipts
                R4 回执与本日志一致 receipts agree with this log
                R5 回执内容 content of the receipts
                """.lines().collect(Collectors.toMap(line -> line.substring(0, 2), line -> line.substring(3)));

        private record Finding(String id, String verdict, String position, String words) {
            String zh() {
                return words.split(" [|] ", 2)[0];
            }

            String en() {
                return words.isEmpty() ? "" : words.substring(zh().length() + 3);
            }
        }

        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, Integer> failures = new TreeMap<>();
        private final Map<String, Object> head = new TreeMap<>();
        private boolean unreadable;
        boolean pinned;

        void describe(Checkpoint checkpoint) {
            head.put("origin", checkpoint.origin);
            head.put("size", checkpoint.size);
            head.put("root", hex(checkpoint.root));
        }

        void pass(String id, String position) {
            pass(id, position, "");
        }

        /** A pass is said only if the same check failed nowhere. */
        void pass(String id, String position, String words) {
            if (!failures.containsKey(id)) {
                findings.add(new Finding(id, "ok", position, words));
            }
        }

        void fail(String id, String position, String words) {
            if (failures.merge(id, 1, Integer::sum) <= SHOWN_MAX) {
                findings.add(new Finding(id, "fail", position, words));
            }
        }

        void note(String id, String position, String words) {
            findings.add(new Finding(id, "note", position, words));
        }

        void unreadable(String words) {
            unreadable = true;
            findings.add(new Finding("", "unreadable", "", words));
        }

        int exit() {
            return unreadable ? 2 : failures.isEmpty() ? 0 : 1;
        }

        void print(PrintStream out) {
            out.println("安居存证核验 Anju evidence check");
            head.forEach((name, value) -> out.println("  " + name + ": " + value));
            for (Finding finding : findings) {
                String title = (finding.id + " " + TITLES.getOrDefault(finding.id, "")).strip();
                out.println(VERDICTS.get(finding.verdict) + " " + title + "  " + finding.position);
                if (!finding.words.isEmpty()) {
                    out.println("       " + finding.zh() + "\n       " + finding.en());
                }
            }
            failures.forEach((id, count) -> {
                if (count > SHOWN_MAX) {
                    out.println(id + " +" + (count - SHOWN_MAX) + " …");
                }
            });
            String unpinned = pinned ? "" : "（公钥未固定 keys NOT PINNED）";
            out.println(
                    switch (exit()) {
                        case 0 -> "结论：全部通过 / result: everything holds" + unpinned;
                        case 1 -> "结论：核验不通过 / result: verification FAILED";
                        default -> "结论：无法读取 / result: cannot be read";
                    });
        }

        String json() {
            List<Object> checks = new ArrayList<>();
            for (Finding f : findings) {
                checks.add(new TreeMap<>(
                        Map.of("id", f.id, "verdict", f.verdict, "position", f.position, "zh", f.zh(), "en", f.en())));
            }
            Map<String, Object> all = new TreeMap<>(head);
            all.put("checks", checks);
            all.put("exit", (long) exit());
            all.put("failures", failures);
            all.put("pinned", pinned);
            return Json.write(all) + "\n";
        }
    }
}
