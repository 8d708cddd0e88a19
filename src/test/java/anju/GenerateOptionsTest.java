package anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateOptionsTest {
    @TempDir
    Path folder;

    @Test
    void a_size_is_enough_and_the_city_lies_beside_the_data_folder() {
        var data = folder.resolve("data").toString();

        assertThat(GenerateOptions.read(List.of("city", "--compounds", "750"), Map.of("ANJU_DATA", data)))
                .isEqualTo(new GenerateOptions(750, 1, Path.of(data + "-750-1")));
    }

    @Test
    void every_option_is_taken_in_both_spellings() {
        var asked = new GenerateOptions(5000, 9, folder.resolve("big"));

        assertThat(read("city --compounds 5000 --seed 9 --data " + asked.data()))
                .isEqualTo(asked);
        assertThat(read("city --data=" + asked.data() + " --seed=9 --compounds=5000"))
                .isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "town --compounds 5, what, town",
        "city, compounds, ''",
        "city --compounds, missing, --compounds",
        "city --compounds --seed, missing, --compounds",
        "city --compounds 0, compounds, 0",
        "city --compounds -5, compounds, -5",
        "city --compounds 10001, compounds, 10001",
        "city --compounds 99999999999, compounds, 99999999999",
        "city --compounds many, compounds, many",
        "city --compounds \uff15, compounds, \uff15",
        "city --compounds 5 --seed x, seed, x",
        "city --compounds 5 --seed 9999999999999999, seed, 9999999999999999",
        "city --compounds 5 --compounds 6, twice, --compounds",
        "city --compounds 5 --sead 6, unknown, --sead",
        "city 5, unknown, 5",
    })
    void words_that_cannot_be_followed_are_refused_naming_them(String words, String reason, String named) {
        assertThat(read(words)).isInstanceOfSatisfying(Asked.Misread.class, misread -> {
            assertThat(misread.message()).isEqualTo("start.generate." + reason);
            assertThat(misread.values().getFirst()).isEqualTo(named);
            for (var texts : List.of(StartTexts.chinese(), StartTexts.english())) {
                assertThat(texts.text(misread.message(), misread.values().toArray()))
                        .contains(named)
                        .doesNotContain("{");
            }
        });
    }

    @Test
    void nothing_is_made_where_something_lies_already() throws IOException {
        var used = Files.createDirectory(folder.resolve("used"));
        Files.createFile(used.resolve("note.txt"));
        var empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(read("city --compounds 5 --data " + used))
                .isEqualTo(new Asked.Misread("start.generate.used", List.of(used.toString())));
        assertThat(read("city --compounds 5 --data " + used.resolve("note.txt")))
                .isInstanceOf(Asked.Misread.class);
        assertThat(read("city --compounds 5 --data " + empty)).isEqualTo(new GenerateOptions(5, 1, empty));
    }

    private static AskedToGenerate read(String words) {
        return GenerateOptions.read(List.of(words.split(" ")), Map.of());
    }
}
