package anju.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.plan.CatalogueRules;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.vote.VotingRules;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which rules hold where and when. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdoptingTest {
    @Autowired
    Policy policy;

    @Autowired
    Adopting adopting;

    @Autowired
    JdbcClient db;

    private SmallCity small;
    private Viewer bureau;
    private LocalDate today;

    @BeforeAll
    void found() {
        small = new SmallCity(db);
        bureau = small.viewer(Role.HOUSING_BUREAU);
        today = City.current().today();
    }

    @Test
    void national_rules_hold_where_nothing_is_adopted() {
        var area = area("/ha/other");
        assertThat(policy.at("/ha/other/x/Y-1", today).pack()).isEqualTo("national");
        assertThat(adopt(area, "national", today)).isInstanceOf(Adoption.Adopted.class);
    }

    @Test
    void the_nearest_adoption_above_a_place_holds_and_only_from_its_day() {
        var district = area("/ha/east");
        var street = area("/ha/east/a");
        assertThat(adopt(district, "enping", today)).isInstanceOf(Adoption.Adopted.class);
        assertThat(adopt(street, "chengdu-jinjiang", today.plusDays(10))).isInstanceOf(Adoption.Adopted.class);
        assertThat(packAt("/ha/east/b/X-1", today)).isEqualTo("enping");
        assertThat(packAt("/ha/east/a/X-1", today)).isEqualTo("enping");
        assertThat(packAt("/ha/east/a/X-1", today.plusDays(9))).isEqualTo("enping");
        assertThat(packAt("/ha/east/a/X-1", today.plusDays(10))).isEqualTo("chengdu-jinjiang");
        // A path that only begins with the same letters is another place.
        assertThat(packAt("/ha/eastern", today)).isEqualTo("national");
    }

    @Test
    void pinned_business_keeps_its_rules_when_the_area_changes_its_pack() {
        var area = area("/ha/west");
        assertThat(adopt(area, "baiyin-fangzhilu", today)).isInstanceOf(Adoption.Adopted.class);
        var pinned = policy.edition("/ha/west", today);
        assertThat(adopt(area, "enping", today.plusDays(1))).isInstanceOf(Adoption.Adopted.class);
        assertThat(policy.rules(CatalogueRules.class, "/ha/west", today.plusDays(1))
                        .items())
                .doesNotContainKey("B21");
        assertThat(policy.rules(CatalogueRules.class, pinned).items()).containsKey("B21");
    }

    @Test
    void an_edition_is_stored_once_however_often_it_is_pinned() {
        var first = policy.edition("/ha/nobody", today);
        assertThat(policy.edition("/ha/nobody/else", today)).isEqualTo(first);
        assertThat(db.sql("select count(*) from policy.edition where id = ?")
                        .param(first)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void an_edition_the_program_no_longer_ships_is_read_from_the_database() {
        var shipped = policy.at("/ha/nobody", today);
        var old = Edition.read(shipped.content().replace("\"value\":60", "\"value\":45"));
        var id = new Editions(db).store(old);
        assertThat(policy.rules(VotingRules.class, id).openDaysMax()).isEqualTo(45);
    }

    @Test
    void a_day_that_has_passed_keeps_its_rules() {
        var area = area("/ha/north");
        assertThat(adopt(area, "enping", today.minusYears(1)))
                .as("the first may start in the past")
                .isInstanceOf(Adoption.Adopted.class);
        assertThat(adopt(area, "national", today.minusDays(1))).isEqualTo(new Adoption.Passed(today));
        assertThat(adopt(area, "enping", today)).isEqualTo(new Adoption.AlreadyHolds(today.minusYears(1)));
        assertThat(adopt(area, "national", today)).isInstanceOf(Adoption.Adopted.class);
        assertThat(adopt(area, "enping", today)).isEqualTo(new Adoption.DayTaken("national"));
    }

    @Test
    void an_unknown_pack_or_area_is_refused() {
        assertThat(adopt(area("/ha/south"), "atlantis", today)).isEqualTo(new Adoption.NoSuchPack("atlantis"));
        assertThat(adopt(UUID.randomUUID(), "national", today)).isEqualTo(new Adoption.NoSuchArea());
    }

    @Test
    void only_those_who_may_adopt_do() {
        var area = area("/ha/mine");
        var clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        assertThatThrownBy(() -> adopting.adopt(clerk, UUID.randomUUID(), area, "enping", today))
                .isInstanceOf(NotPermitted.class);
        var elsewhere = small.viewer(Role.HOUSING_BUREAU, "/ha/liuan");
        assertThatThrownBy(() -> adopting.adopt(elsewhere, UUID.randomUUID(), area, "enping", today))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void a_double_click_adopts_once() {
        var area = area("/ha/twice");
        var command = UUID.randomUUID();
        var first = adopting.adopt(bureau, command, area, "enping", today);
        assertThat(adopting.adopt(bureau, command, area, "enping", today)).isEqualTo(first);
        assertThat(db.sql("select count(*) from policy.adoption where area_id = ?")
                        .param(area)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private String packAt(String path, LocalDate date) {
        return policy.at(path, date).pack();
    }

    private Adoption adopt(UUID area, String pack, LocalDate from) {
        return adopting.adopt(bureau, UUID.randomUUID(), area, pack, from);
    }

    private UUID area(String path) {
        var id = SmallCity.id();
        var parent = path.substring(0, path.lastIndexOf('/'));
        db.sql("""
                insert into city.area (id, parent_id, kind, name, path)
                values (?, (select id from city.area where path = ?), ?, ?, ?)""").params(id, parent, "STREET", path, path).update();
        return id;
    }
}
