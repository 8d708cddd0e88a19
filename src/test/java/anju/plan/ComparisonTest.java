package anju.plan;

import static org.assertj.core.api.Assertions.assertThat;

import anju.money.Unit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is said to have changed between two versions. */
class ComparisonTest {
    private static final UUID COMPOUND = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @Test
    void an_item_is_unchanged_added_dropped_or_drawn_up_anew_with_other_figures() {
        var kept = item(1, COMPOUND, "屋面防水", 10_000, 14_200);
        var dropped = item(2, COMPOUND, "雨棚", 5_000, 90_000);
        var before = item(3, COMPOUND, "外墙修缮", 20_000, 12_000);
        var after = item(4, COMPOUND, "外墙修缮", 25_000, 12_000);
        var added = item(5, COMPOUND, "楼道照明", 7_000, 10_000);
        var comparison = Comparison.of(List.of(kept, dropped, before), List.of(kept, after, added));
        assertThat(comparison)
                .isEqualTo(new Comparison(
                        List.of(added), List.of(dropped), List.of(new Comparison.Change(before, after)), 1));
        var change = comparison.changed().getFirst();
        assertThat(change.quantityDiffers()).isTrue();
        assertThat(change.priceDiffers()).isFalse();
    }

    @Test
    void the_same_title_in_another_compound_is_another_work() {
        var here = item(1, COMPOUND, "屋面防水", 10_000, 14_200);
        var there = item(2, OTHER, "屋面防水", 10_000, 14_200);
        var comparison = Comparison.of(List.of(here), List.of(there));
        assertThat(comparison.dropped()).containsExactly(here);
        assertThat(comparison.added()).containsExactly(there);
    }

    @Test
    void one_that_went_answers_for_only_one_that_came() {
        var old = item(1, COMPOUND, "屋面防水", 10_000, 14_200);
        var first = item(2, COMPOUND, "屋面防水", 4_000, 14_200);
        var second = item(3, COMPOUND, "屋面防水", 6_000, 14_200);
        var comparison = Comparison.of(List.of(old), List.of(first, second));
        assertThat(comparison.changed()).containsExactly(new Comparison.Change(old, first));
        assertThat(comparison.added()).containsExactly(second);
    }

    private static FrozenItem item(int number, UUID compound, String title, long milli, long fen) {
        return new FrozenItem(
                UUID.randomUUID(),
                number,
                compound,
                "小区",
                title,
                "B01",
                ItemClass.BASIC,
                SchemePart.BUILDING,
                WorkCharacter.REPAIRED,
                Unit.SQM,
                milli,
                QuantitySource.TYPED,
                null,
                fen,
                null,
                milli * fen / 1000,
                false,
                Decision.NONE,
                List.of(Payer.GOVERNMENT),
                List.of());
    }
}
