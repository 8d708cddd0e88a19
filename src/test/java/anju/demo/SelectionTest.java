package anju.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private final List<Long> areas = LongStream.generate(new Random(7)::nextLong)
            .limit(483)
            .map(n -> 4500 + Math.floorMod(n, 4200L))
            .boxed()
            .toList();

    @Test
    void number_and_total_come_out_as_wanted() {
        long total = areas.stream().mapToLong(Long::longValue).sum() * 83 / 100;
        var taken = Selection.of(areas, 402, total, 1);
        assertThat(taken).hasSize(402).doesNotHaveDuplicates();
        assertThat(taken.stream().mapToLong(areas::get).sum()).isEqualTo(total);
    }

    @Test
    void the_same_seed_picks_the_same() {
        assertThat(Selection.of(areas, 100, 650_000, 3)).isEqualTo(Selection.of(areas, 100, 650_000, 3));
    }

    @Test
    void what_cannot_be_met_is_met_as_nearly_as_possible() {
        assertThat(Selection.of(List.of(10L, 20L, 30L), 2, 1000, 1)).containsExactly(1, 2);
    }
}
