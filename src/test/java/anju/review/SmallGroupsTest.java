package anju.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Nobody can be told by a group that is shown, nor by what the total leaves over. */
class SmallGroupsTest {
    private static final int LEAST = 5;

    @Property
    void neither_a_shown_group_nor_the_rest_is_small(
            @ForAll @Size(max = 8)
                    Map<@IntRange(min = 0, max = 30) Integer, @IntRange(min = 0, max = 12) Integer> answers) {
        var shown = SmallGroups.shown(answers, LEAST);
        int rest = answers.entrySet().stream()
                .filter(group -> !shown.contains(group.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        assertThat(shown).allSatisfy(group -> assertThat(answers.get(group)).isGreaterThanOrEqualTo(LEAST));
        // With nothing shown the total stands alone, and is itself shown only from LEAST on.
        assertThat(shown.isEmpty() || rest == 0 || rest >= LEAST).isTrue();
    }

    @Example
    void a_lone_small_building_takes_the_next_one_with_it() {
        assertThat(SmallGroups.shown(Map.of("1", 9, "2", 6, "3", 2), LEAST)).containsExactly("1");
        assertThat(SmallGroups.shown(Map.of("1", 9, "2", 6), LEAST)).containsExactlyInAnyOrder("1", "2");
        assertThat(SmallGroups.shown(Map.of("1", 9, "2", 3), LEAST)).isEmpty();
    }
}
