package anju.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two verifiers, in two languages and from one document, say the same of every package; {@code verify.py} reads them all in one process. */
class VerifiersAgreeTest {
    private static final Path SECOND = Path.of("verifier/verify.py").toAbsolutePath();

    @TempDir
    private Path temporary;

    /** A package and what it is verified with. */
    private record Asked(String what, List<String> words, String check) {}

    @Test
    void honest_packages_of_every_shape_pass_both() throws Exception {
        var asked = new ArrayList<Asked>();
        for (int size : new int[] {0, 1, 2, 255, 256, 257, 513, 700}) {
            var folder = Files.createDirectories(temporary.resolve("honest-" + size));
            var log = SampleLog.of(size).publish(folder);
            if (size > 7) {
                log.publishReceipt(folder, 6);
            }
            asked.add(new Asked(size + " entries", List.of(folder.toString()), ""));
        }
        agree(asked);
    }

    @Test
    void every_kind_of_tampering_is_found_by_both_at_the_same_check() throws Exception {
        var asked = new ArrayList<Asked>();
        for (var tamper : VerifyTest.tampers()) {
            var hands = hands(asked.size());
            var folder = hands.temporary.resolve("package");
            tamper.act().accept(hands, folder);
            var words = new ArrayList<>(List.of(
                    folder.toString(),
                    "--keys",
                    hands.temporary.resolve("pins.txt").toString()));
            var old = hands.temporary.resolve("old");
            if (Files.exists(old)) {
                words.addAll(List.of("--old", old.toString()));
            }
            asked.add(new Asked(tamper.name(), words, tamper.check()));
        }
        agree(asked);
    }

    @Test
    void flipped_bits_are_found_by_both() throws Exception {
        flipped(120);
    }

    @Test
    @Tag("long")
    void thousands_of_flipped_bits_are_found_by_both() throws Exception {
        flipped(3_000);
    }

    private void flipped(int times) throws Exception {
        var random = new Random(times);
        var asked = new ArrayList<Asked>();
        for (int i = 0; i < times; i++) {
            var hands = hands(i);
            var folder = hands.temporary.resolve("package");
            var files = files(folder);
            var file = files.get(i % files.size());
            var bytes = Files.readAllBytes(file);
            int at = i < files.size() ? 0 : i < 2 * files.size() ? bytes.length - 1 : random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            asked.add(new Asked(folder.relativize(file) + " byte " + at, List.of(folder.toString()), ""));
        }
        agree(asked);
    }

    private VerifyTest hands(int number) throws IOException {
        var hands = new VerifyTest();
        hands.temporary = Files.createDirectories(temporary.resolve("package-" + number));
        hands.publish();
        return hands;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("README.txt"))
                    .sorted()
                    .toList();
        }
    }

    private void agree(List<Asked> asked) throws Exception {
        var second = second(asked);
        var differences = new ArrayList<String>();
        for (int i = 0; i < asked.size(); i++) {
            var one = asked.get(i);
            var first = Verifier.run(one.words.toArray());
            var said = second.get(i);
            if (first.exit() != said.get("exit").asInt()) {
                differences.add(one.what + ": " + first + " and " + said);
            } else if (!one.check.isEmpty() && said.get("failures").get(one.check) == null) {
                differences.add(one.what + ": not at " + one.check + " but " + said);
            }
        }
        assertThat(differences).isEmpty();
    }

    private List<JsonNode> second(List<Asked> asked) throws Exception {
        var lines = Files.writeString(
                temporary.resolve("asked"),
                asked.stream().map(one -> String.join("\t", one.words) + "\n").reduce("", String::concat));
        var process = new ProcessBuilder("python3", SECOND.toString(), "--batch")
                .redirectInput(lines.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var answers = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertThat(process.waitFor()).isZero();
        assertThat(answers).hasSameSizeAs(asked);
        return answers;
    }
}
