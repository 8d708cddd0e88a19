package anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./anju tally}: 0 when everything passed, 1 when something did not, 2 when the file cannot be counted. */
class TallyCommandTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/tally");

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void what_passed_exits_with_0_and_is_told_in_words() {
        assertThat(tally(EXAMPLES.resolve("E1.json").toString())).isZero();
        assertThat(answer.toString(StandardCharsets.UTF_8))
                .contains("事项 1：通过", "名册 9600.00 平方米、105 人", "参与 6500.00 平方米、72 人");
    }

    @Test
    void what_did_not_pass_exits_with_1_and_the_answer_is_written() throws Exception {
        var out = folder.resolve("结果.json");
        assertThat(tally("--json", out.toString(), EXAMPLES.resolve("E4.json").toString()))
                .isOne();
        assertThat(Files.readString(out)).contains("\"verdict\" : \"REJECTED\"", "\"says\" : \"2*Af > Ap\"");
    }

    @Test
    void a_file_that_is_not_there_exits_with_2_and_says_so() {
        assertThat(tally(folder.resolve("no.json").toString())).isEqualTo(2);
        assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("读不了文件", "no.json");
    }

    @Test
    void an_unsound_roll_exits_with_2_and_names_the_place() throws Exception {
        var file = folder.resolve("roll.json");
        Files.writeString(
                file,
                Files.readString(EXAMPLES.resolve("E10.json")).replaceFirst("\"area\": \"80.00\"", "\"area\": 0"));
        assertThat(tally(file.toString())).isEqualTo(2);
        assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("roll[0].area", "面积应大于 0");
    }

    @Test
    void an_answer_that_cannot_be_written_exits_with_2() {
        assertThat(tally(EXAMPLES.resolve("E1.json").toString(), "--json", folder.toString()))
                .isEqualTo(2);
        assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("写不了文件");
    }

    @Test
    void options_that_mean_nothing_are_refused_with_the_usage() {
        for (var words :
                List.of(List.<String>of(), List.of("--json", "a"), List.of("a", "b"), List.of("a", "--fast"))) {
            terminal.reset();
            assertThat(tally(words.toArray(String[]::new))).isEqualTo(2);
            assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("./anju tally");
        }
    }

    private int tally(String... words) {
        return new TallyCommand(
                        StartTexts.chinese(),
                        new PrintStream(terminal, true, StandardCharsets.UTF_8),
                        new PrintStream(answer, true, StandardCharsets.UTF_8))
                .obey(List.of(words));
    }
}
