package anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOptionsTest {
    @Test
    void without_options_it_is_port_8080_and_the_folder_data_with_the_demonstration_city() {
        assertThat(read(""))
                .isEqualTo(new RunOptions(8080, Path.of("data").toAbsolutePath(), Optional.empty(), false, false));
    }

    @Test
    void every_option_is_taken_in_both_spellings() {
        var asked =
                new RunOptions(9000, Path.of("/srv/anju"), Optional.of("jdbc:postgresql://db/anju?user=u"), true, true);

        assertThat(read("--port 9000 --data /srv/anju --db jdbc:postgresql://db/anju?user=u --empty --reset"))
                .isEqualTo(asked);
        assertThat(read("--reset --empty --db=jdbc:postgresql://db/anju?user=u --data=/srv/anju --port=9000"))
                .isEqualTo(asked);
    }

    @Test
    void the_environment_names_the_folder_unless_the_option_does() {
        Map<String, String> environment = Map.of("ANJU_DATA", "/var/one");

        assertThat(RunOptions.read(List.of(), environment))
                .isInstanceOfSatisfying(
                        RunOptions.class, options -> assertThat(options.data()).isEqualTo(Path.of("/var/one")));
        assertThat(RunOptions.read(List.of("--data", "/var/two"), environment))
                .isInstanceOfSatisfying(
                        RunOptions.class, options -> assertThat(options.data()).isEqualTo(Path.of("/var/two")));
    }

    @ParameterizedTest
    @CsvSource({
        "--prot 9000, unknown, --prot",
        "9000, unknown, 9000",
        "-p 9000, unknown, -p",
        "--port, missing, --port",
        "--port --empty, missing, --port",
        "--data=, missing, --data",
        "--db, missing, --db",
        "--port 0, port, 0",
        "--port 65536, port, 65536",
        "--port 99999999999, port, 99999999999",
        "--port -1, port, -1",
        "--port http, port, http",
        "--port 80.5, port, 80.5",
        "--port \uff18\uff10\uff18\uff10, port, \uff18\uff10\uff18\uff10",
        "--port 1 --port 2, twice, --port",
        "--empty --empty, twice, --empty",
        "--empty=yes, plain, --empty",
        "--db mysql://db/anju, db, mysql://db/anju",
        "--db postgres://db/anju, db, postgres://db/anju",
    })
    void words_that_cannot_be_followed_are_refused_naming_them(String words, String reason, String named) {
        assertThat(read(words)).isEqualTo(new Asked.Misread("start.refused." + reason, List.of(named)));
    }

    @Test
    void a_file_is_no_data_folder(@TempDir Path folder) throws IOException {
        String file = Files.createFile(folder.resolve("file")).toString();

        assertThat(RunOptions.read(List.of("--data", file), Map.of()))
                .isEqualTo(new Asked.Misread("start.refused.folder", List.of(file)));
        assertThat(RunOptions.read(List.of("--data", "a\0b"), Map.of())).isInstanceOf(Asked.Misread.class);
    }

    @ParameterizedTest
    @CsvSource({"unknown", "twice", "plain", "missing", "port", "db", "folder"})
    void every_refusal_is_said_in_both_languages_with_the_offending_word(String reason) {
        for (StartTexts texts : List.of(StartTexts.chinese(), StartTexts.english())) {
            assertThat(texts.text("start.refused." + reason, "WORD"))
                    .contains("WORD")
                    .doesNotContain("{");
        }
    }

    @Test
    void the_terminal_is_addressed_in_chinese_when_it_says_so_and_else_in_english() {
        assertThat(StartTexts.forTerminal(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(StartTexts.chinese());
        assertThat(StartTexts.forTerminal(Map.of("LANGUAGE", "zh_CN", "LC_ALL", "C.UTF-8")))
                .isEqualTo(StartTexts.chinese());
        assertThat(StartTexts.forTerminal(Map.of("LC_ALL", "de_DE", "LANG", "zh_CN")))
                .isEqualTo(StartTexts.english());
        assertThat(StartTexts.forTerminal(Map.of())).isEqualTo(StartTexts.english());
    }

    private static Asked read(String words) {
        return RunOptions.read(words.isEmpty() ? List.of() : List.of(words.split(" ")), Map.of());
    }
}
