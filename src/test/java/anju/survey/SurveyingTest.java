package anju.survey;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Needs: recorded with the households they touch, withdrawn only while nothing stands on them. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurveyingTest {
    @Autowired
    Surveying surveying;

    @Autowired
    Gates gates;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SmallCity small;
    private Viewer grid;

    @BeforeEach
    void setUp() {
        if (small == null) {
            transaction.executeWithoutResult(_ -> small = new SmallCity(db));
            grid = small.viewer(Role.GRID_WORKER, SmallCity.PATH);
        }
    }

    @Test
    @Shows("CD-03")
    void a_need_names_its_households_topic_and_source() {
        var recorded = recorded(draft(Set.of(small.parts.get(0), small.parts.get(1)), Set.of(), Set.of(), false));
        assertThat(recorded.households()).isEqualTo(2);
        assertThat(db.sql("select part_id from survey.need_part where need_id = ?")
                        .param(recorded.needId())
                        .query(UUID.class)
                        .set())
                .containsExactlyInAnyOrder(small.parts.get(0), small.parts.get(1));
        assertThat(gates.held(small.project)).contains(GateCondition.NEEDS_RECORDED);
    }

    @Test
    void a_stairwell_a_building_or_the_whole_compound_stand_for_all_their_households() {
        assertThat(recorded(draft(Set.of(), Set.of(small.stairwells.get(1)), Set.of(), false))
                        .households())
                .isEqualTo(6);
        assertThat(recorded(draft(Set.of(small.parts.get(0)), Set.of(), Set.of(small.buildings.get(0)), false))
                        .households())
                .as("a household in the building counts once")
                .isEqualTo(12);
        assertThat(recorded(draft(Set.of(), Set.of(), Set.of(), true)).households())
                .isEqualTo(24);
    }

    @Test
    void recording_is_refused_in_these_ways(City city) {
        var part = Set.of(small.parts.get(0));
        assertThat(surveying.record(grid, id(), draft("NO_SUCH", city.today(), part)))
                .isEqualTo(new Recording.UnknownTopic("NO_SUCH"));
        assertThat(surveying.record(grid, id(), draft("ROOF_LEAK", city.today().plusDays(1), part)))
                .isEqualTo(new Recording.InTheFuture());
        assertThat(surveying.record(grid, id(), draft("ROOF_LEAK", city.today(), Set.of(UUID.randomUUID()))))
                .isEqualTo(new Recording.Elsewhere());
        assertThat(surveying.record(grid, id(), draft("ROOF_LEAK", city.today(), Set.of())))
                .isEqualTo(new Recording.NobodyTouched());
        assertThatThrownBy(() -> new NeedDraft(
                        small.compound,
                        "ROOF_LEAK",
                        "漏",
                        "",
                        NeedSource.MEETING,
                        false,
                        city.today(),
                        part,
                        Set.of(),
                        Set.of(),
                        false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_records_outside_their_place_or_role() {
        var draft = draft(Set.of(small.parts.get(0)), Set.of(), Set.of(), false);
        for (var by : java.util.List.of(
                small.viewer(Role.GRID_WORKER, "/ha/liuan/other"),
                small.viewer(Role.CONTRACTOR),
                small.owner(0),
                Viewer.PUBLIC)) {
            assertThatThrownBy(() -> surveying.record(by, id(), draft)).isInstanceOf(NotPermitted.class);
        }
        var need = recorded(draft).needId();
        assertThatThrownBy(() -> surveying.withdraw(small.owner(0), id(), need, "x"))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void a_double_click_records_one_need() {
        var command = id();
        var draft = draft(Set.of(small.parts.get(3), small.parts.get(2)), Set.of(), Set.of(), false);
        var first = surveying.record(grid, command, draft);
        assertThat(surveying.record(grid, command, draft)).isEqualTo(first);
    }

    @Test
    void a_need_is_withdrawn_once_with_its_reason() {
        var need = recorded(draft(Set.of(small.parts.get(0)), Set.of(), Set.of(), false))
                .needId();
        assertThatThrownBy(() -> surveying.withdraw(grid, id(), need, " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(surveying.withdraw(grid, id(), need, "记错了楼")).isEqualTo(new Withdrawing.Withdrawn());
        assertThat(surveying.withdraw(grid, id(), need, "记错了楼")).isEqualTo(new Withdrawing.AlreadyWithdrawn());
    }

    private Recording.Recorded recorded(NeedDraft draft) {
        return (Recording.Recorded) surveying.record(grid, id(), draft);
    }

    private NeedDraft draft(Set<UUID> parts, Set<UUID> stairwells, Set<UUID> buildings, boolean whole) {
        return new NeedDraft(
                small.compound,
                "ROOF_LEAK",
                "屋面漏水",
                "雨后三户进水",
                NeedSource.FIELD_SURVEY,
                true,
                City.current().today(),
                parts,
                stairwells,
                buildings,
                whole);
    }

    private NeedDraft draft(String topic, LocalDate on, Set<UUID> parts) {
        return NeedDraft.ofParts(small.compound, topic, "屋面漏水", "", NeedSource.MEETING, false, on, parts);
    }
}
