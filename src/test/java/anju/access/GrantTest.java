package anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A role holds for its place and everything below it. */
class GrantTest {
    @Test
    void a_role_for_a_place_covers_it_and_what_lies_below_and_nothing_that_only_begins_alike() {
        var street = new Grant(Role.SUBDISTRICT_CLERK, "/ha/d1/s1");
        assertThat(street.covers("/ha/d1/s1")).isTrue();
        assertThat(street.covers("/ha/d1/s1/c1")).isTrue();
        assertThat(street.covers("/ha/d1/s10")).isFalse();
        assertThat(street.covers("/ha/d1")).isFalse();
    }

    @Test
    void whoever_covers_a_place_holds_a_role_for_one_of_the_paths_up_from_it() {
        assertThat(Grant.covering("/ha/d1/s1")).containsExactly("/ha", "/ha/d1", "/ha/d1/s1");
        for (var path : Grant.covering("/ha/d1/s1")) {
            assertThat(new Grant(Role.SUBDISTRICT_CLERK, path).covers("/ha/d1/s1"))
                    .as(path)
                    .isTrue();
        }
    }
}
