package anju.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who counts as one head (SPC interpretation on building ownership, arts. 8 and 9). */
class RollTest {
    private final List<Holding> holdings = new ArrayList<>();
    private final UUID zhang = UUID.randomUUID();
    private final UUID wife = UUID.randomUUID();
    private final UUID developer = UUID.randomUUID();

    @Test
    void the_roll_of_the_worked_examples_has_105_heads() {
        for (int i = 0; i < 5; i++) {
            owned(9_000, zhang);
        }
        for (int i = 0; i < 10; i++) {
            stock(8_000, "UNSOLD");
        }
        stock(8_000, "UNDELIVERED");
        stock(8_000, "UNDELIVERED");
        long others = 960_000 - 45_000 - 96_000;
        for (int i = 0; i < 103; i++) {
            owned(i == 0 ? others - 102 * 7_000 : 7_000, UUID.randomUUID());
        }
        var roll = roll(SampleRules.NATIONAL);
        assertThat(roll.heads()).hasSize(105);
        assertThat(roll.parts()).isEqualTo(120);
        assertThat(roll.areaX100()).isEqualTo(960_000);
        assertThat(roll.heads())
                .filteredOn(head -> head.kind() == HolderKind.DEVELOPER)
                .singleElement()
                .satisfies(head -> {
                    assertThat(head.parts()).hasSize(12);
                    assertThat(head.persons()).isEmpty();
                });
        var preview = RollPreview.of(roll);
        assertThat(preview.foldedParts()).isEqualTo(4);
        assertThat(preview.developerParts()).isEqualTo(12);
        assertThat(preview.parts() - preview.foldedParts() - (preview.developerParts() - preview.developers()))
                .isEqualTo(preview.heads());
    }

    @Test
    void each_developer_is_one_head_of_its_own() {
        stock(8_000, "UNSOLD");
        var other = UUID.randomUUID();
        line(UUID.randomUUID(), "DWELLING", 8_000L, "REGISTERED", null, other, "UNSOLD", true);
        assertThat(roll(SampleRules.NATIONAL).heads()).hasSize(2);
    }

    @Test
    void an_undelivered_part_counts_with_the_developer_whatever_name_stands_beside_it() {
        var part = UUID.randomUUID();
        line(part, "DWELLING", 8_000L, "CONTRACTED", zhang, null, "OWNED", true);
        line(part, "DWELLING", 8_000L, "CONTRACTED", null, developer, "UNDELIVERED", true);
        assertThat(roll(SampleRules.NATIONAL).heads()).singleElement().satisfies(head -> {
            assertThat(head.kind()).isEqualTo(HolderKind.DEVELOPER);
            assertThat(head.persons()).isEmpty();
        });
    }

    @Test
    void co_owners_are_one_head_and_someone_with_a_part_alone_is_another() {
        couple(8_000, true, true);
        couple(6_000, true, true);
        owned(5_000, zhang);
        assertThat(roll(SampleRules.NATIONAL).heads())
                .extracting(Head::kind, Head::areaX100)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(HolderKind.CO_OWNERS, 14_000L),
                        org.assertj.core.groups.Tuple.tuple(HolderKind.PERSON, 5_000L));
    }

    @Test
    void where_the_rules_merge_whoever_shares_an_owner_is_one_head() {
        owned(5_000, zhang);
        owned(4_000, UUID.randomUUID());
        couple(8_000, true, true);
        var rules = SampleRules.rules(Precedence.LAST_CAST, false, true);
        assertThat(roll(rules).heads()).extracting(Head::areaX100).containsExactlyInAnyOrder(13_000L, 4_000L);
        assertThat(roll(rules).heads())
                .filteredOn(head -> head.areaX100() == 13_000)
                .singleElement()
                .satisfies(head -> assertThat(head.persons()).containsExactly(zhang));
    }

    @Test
    void merging_follows_a_chain_of_shared_owners() {
        var a = UUID.randomUUID();
        var b = UUID.randomUUID();
        var c = UUID.randomUUID();
        owned(1_000, a);
        owned(2_000, c);
        pair(4_000, b, c);
        pair(8_000, a, b);
        assertThat(roll(SampleRules.rules(Precedence.LAST_CAST, false, true)).heads())
                .extracting(Head::areaX100)
                .containsExactly(15_000L);
        assertThat(roll(SampleRules.NATIONAL).heads()).hasSize(4);
    }

    @Test
    void only_a_co_owner_authorised_for_every_part_may_cast() {
        couple(8_000, true, false);
        assertThat(roll(SampleRules.NATIONAL).heads().getFirst().persons()).isEqualTo(Set.of(zhang));
        couple(6_000, false, true);
        assertThat(roll(SampleRules.NATIONAL).heads().getFirst().persons()).isEmpty();
    }

    @Test
    void parking_and_storage_stay_out_unless_the_rules_count_them() {
        owned(5_000, zhang);
        line(UUID.randomUUID(), "PARKING", 1_200L, "REGISTERED", wife, null, "OWNED", true);
        line(UUID.randomUUID(), "STORAGE", 600L, "REGISTERED", zhang, null, "OWNED", true);
        var roll = roll(SampleRules.NATIONAL);
        assertThat(roll.heads()).hasSize(1);
        assertThat(roll.leftOut()).isEqualTo(2);
        var counting = roll(SampleRules.rules(Precedence.LAST_CAST, true, false));
        assertThat(counting.heads()).hasSize(2);
        assertThat(counting.areaX100()).isEqualTo(6_800);
    }

    @Test
    void areas_of_several_sources_stand_side_by_side() {
        for (int i = 0; i < 40; i++) {
            line(UUID.randomUUID(), "DWELLING", 6_000L, "SURVEYED", UUID.randomUUID(), null, "OWNED", true);
        }
        for (int i = 0; i < 10; i++) {
            line(UUID.randomUUID(), "DWELLING", 5_000L, "CONTRACTED", UUID.randomUUID(), null, "OWNED", true);
        }
        var preview = RollPreview.of(roll(SampleRules.NATIONAL));
        assertThat(preview.areaX100()).isEqualTo(290_000);
        assertThat(preview.bySurvey()).isEqualTo(40);
        assertThat(preview.byContract()).isEqualTo(10);
    }

    @Test
    void parts_without_owner_or_area_are_named_not_left_out() {
        var orphan = UUID.randomUUID();
        var unmeasured = UUID.randomUUID();
        line(orphan, "DWELLING", 6_000L, "REGISTERED", null, null, null, false);
        line(unmeasured, "DWELLING", null, null, zhang, null, "OWNED", true);
        var roll = roll(SampleRules.NATIONAL);
        assertThat(roll.partsWithoutHolder()).containsExactly(orphan);
        assertThat(roll.partsWithoutArea()).containsExactly(unmeasured);
    }

    @Test
    void the_digest_changes_with_every_counted_thing() {
        owned(5_000, zhang);
        var digest = roll(SampleRules.NATIONAL).digest();
        holdings.clear();
        owned(5_001, zhang);
        assertThat(roll(SampleRules.NATIONAL).digest()).isNotEqualTo(digest);
    }

    private void owned(long area, UUID person) {
        line(UUID.randomUUID(), "DWELLING", area, "REGISTERED", person, null, "OWNED", true);
    }

    private void stock(long area, String standing) {
        line(UUID.randomUUID(), "DWELLING", area, "CONTRACTED", null, developer, standing, true);
    }

    private void couple(long area, boolean zhangMay, boolean wifeMay) {
        var part = UUID.randomUUID();
        line(part, "DWELLING", area, "REGISTERED", zhang, null, "OWNED", zhangMay);
        line(part, "DWELLING", area, "REGISTERED", wife, null, "OWNED", wifeMay);
    }

    private void pair(long area, UUID one, UUID other) {
        var part = UUID.randomUUID();
        line(part, "DWELLING", area, "REGISTERED", one, null, "OWNED", true);
        line(part, "DWELLING", area, "REGISTERED", other, null, "OWNED", true);
    }

    private void line(
            UUID part,
            String use,
            @Nullable Long area,
            @Nullable String basis,
            @Nullable UUID person,
            @Nullable UUID organisation,
            @Nullable String standing,
            boolean represents) {
        holdings.add(new Holding(part, use, area, basis, person, organisation, standing, represents));
    }

    private Roll roll(VotingRules rules) {
        return Roll.of(holdings, rules, UUID::randomUUID);
    }
}
