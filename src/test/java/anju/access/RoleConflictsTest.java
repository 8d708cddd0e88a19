package anju.access;

import static anju.access.Role.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleConflictsTest {
    private static final String COMPOUND = "/ha/liuan/yongxing/WFL-001";
    private static final String OTHER = "/ha/liuan/yongxing/WFL-002";

    @ParameterizedTest
    @CsvSource({
        "PROPERTY_FIRM, COMMITTEE_MEMBER",
        "PROPERTY_FIRM, TELLER",
        "CONTRACTOR, COMMITTEE_MEMBER",
        "CONTRACTOR, TELLER"
    })
    void these_exclude_each_other_in_one_compound_only(Role one, Role other) {
        assertThat(conflict(one, COMPOUND, other, COMPOUND)).isTrue();
        assertThat(conflict(other, COMPOUND, one, COMPOUND)).isTrue();
        assertThat(conflict(one, "/ha/liuan", other, COMPOUND)).isTrue();
        assertThat(conflict(one, COMPOUND, other, "/ha")).isTrue();
        assertThat(conflict(one, COMPOUND, other, OTHER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "CONTRACTOR, SUPERVISOR",
        "CONTRACTOR, SUBDISTRICT_CLERK",
        "SUPERVISOR, FINANCE_BUREAU",
        "SUBDISTRICT_CLERK, FINANCE_BUREAU",
        "SUBDISTRICT_LEADER, FINANCE_BUREAU",
        "SUBDISTRICT_CLERK, SUBDISTRICT_LEADER",
        "ADMINISTRATOR, FINANCE_BUREAU",
        "ADMINISTRATOR, TELLER"
    })
    void these_exclude_each_other_wherever_they_are_held(Role one, Role other) {
        assertThat(conflict(one, COMPOUND, other, "/ha/qinghe")).isTrue();
        assertThat(conflict(other, COMPOUND, one, "/ha/qinghe")).isTrue();
    }

    @Test
    void an_auditor_holds_no_other_office_but_may_own_a_home() {
        for (var role : Role.values()) {
            assertThat(conflict(AUDITOR, "/ha", role, COMPOUND))
                    .as("auditor and %s", role)
                    .isEqualTo(role != AUDITOR && role != OWNER);
        }
    }

    @Test
    void an_owner_may_serve_their_compound() {
        for (var role : List.of(COMMITTEE_MEMBER, BUILDING_HEAD, TELLER, GRID_WORKER)) {
            assertThat(conflict(OWNER, COMPOUND, role, COMPOUND)).isFalse();
        }
    }

    @Test
    void no_role_excludes_itself_elsewhere() {
        assertThat(Arrays.stream(Role.values())).noneMatch(role -> conflict(role, COMPOUND, role, OTHER));
    }

    @Test
    void a_place_whose_name_merely_begins_alike_is_another_place() {
        assertThat(conflict(PROPERTY_FIRM, COMPOUND, TELLER, COMPOUND + "0")).isFalse();
    }

    private static boolean conflict(Role held, String at, Role wanted, String place) {
        return RoleConflicts.with(List.of(new Grant(held, at)), new Grant(wanted, place))
                .isPresent();
    }
}
