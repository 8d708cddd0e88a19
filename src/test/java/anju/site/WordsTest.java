package anju.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How figures get into sentences. */
class WordsTest {
    private static final AllMessages MESSAGES = new AllMessages(true);
    private final Words english = new Words(MESSAGES, Locale.ENGLISH);
    private final Words chinese = new Words(MESSAGES, Locale.SIMPLIFIED_CHINESE);

    @Test
    void a_count_chooses_between_one_and_many() {
        assertThat(english.text("disclosure.households", 1)).isEqualTo("1 household");
        assertThat(english.text("disclosure.households", 2L)).isEqualTo("2 households");
        assertThat(english.text("disclosure.trace.needs.link", 1)).isEqualTo("See the original report");
    }

    @Test
    void a_figure_already_written_out_is_counted_too() {
        assertThat(english.text("disclosure.households", "1")).isEqualTo("1 household");
        assertThat(english.text("disclosure.households", "1,204")).isEqualTo("1,204 households");
        assertThat(english.text("survey.measure.PLACE", "0.5")).isEqualTo("0.5 places");
        assertThat(english.text("disclosure.households", "some")).isEqualTo("some households");
    }

    @Test
    void thousands_are_grouped_in_both_languages() {
        assertThat(english.text("disclosure.households", 12_345)).isEqualTo("12,345 households");
        assertThat(chinese.text("disclosure.households", 12_345L)).startsWith("12,345");
    }
}
