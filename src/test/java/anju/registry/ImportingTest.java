package anju.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.Audience;
import anju.access.Grant;
import anju.access.NotPermitted;
import anju.access.People;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.city.Jobs;
import anju.money.Area;
import anju.testing.InCity;
import anju.testing.SmallCity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportingTest {
    @Autowired
    JdbcClient db;

    @Autowired
    Importing importing;

    @Autowired
    Imports imports;

    @Autowired
    Entering entering;

    @Autowired
    Registry registry;

    @Autowired
    Registering registering;

    @Autowired
    Binding binding;

    @Autowired
    People people;

    @Autowired
    Jobs jobs;

    @Autowired
    Staging staging;

    private SmallCity small;
    private Viewer clerk;

    @BeforeEach
    void fixture() {
        if (small == null) {
            small = new SmallCity(db);
            clerk = new Viewer(small.owners.get(0), "clerk", List.of(new Grant(Role.SUBDISTRICT_CLERK, "/ha/liuan")));
        }
    }

    @Test
    void a_sound_workbook_becomes_a_compound_in_one_act() {
        var id = read(new SampleWorkbook("SND-1"));
        assertThat(state(id)).isEqualTo(ImportState.READY);
        assertThat(entering.counts(id))
                .isEqualTo(Map.of(
                        "compound_new", 1L, "building_new", 2L, "stairwell_new", 1L, "part_new", 5L, "owners_new", 5L));
        var confirmed = (Confirming.Confirmed) importing.confirm(clerk, id(), id);
        var compound = registry.compoundByCode("SND-1").orElseThrow();
        assertThat(compound.name()).isEqualTo("柳荫里");
        assertThat(compound.builtYear()).isEqualTo(1989);
        assertThat(registry.parts(compound.id()))
                .hasSize(5)
                .allSatisfy(part -> assertThat(part.area()).isEqualTo(new Area(6456)));
        var first = registry.parts(compound.id()).getFirst();
        var owned = registry.ownersOf(first.id()).getFirst();
        assertThat(owned.since()).isEqualTo(LocalDate.of(2003, 6, 11));
        assertThat(people.nameOf(owned.holder().personId(), Audience.SELF)).isEqualTo("何秀兰");
        assertThat(db.sql("select count(*) from evidence.act where id = ? and kind = 'registry.import.confirmed'")
                        .param(confirmed.actId())
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(db.sql("select digest from registry.import_confirmed where import_id = ?")
                        .param(id)
                        .query(byte[].class)
                        .single())
                .isEqualTo(entering.digest(confirmed.actId()));
    }

    @Test
    void nothing_personal_is_readable_in_staging_nor_kept_afterwards() {
        var id = read(new SampleWorkbook("PRV-1"));
        var staged = db.sql("select string_agg(t::text, '') from registry.import_owner t where import_id = ?")
                .param(id)
                .query(String.class)
                .single();
        assertThat(staged).doesNotContain("何秀").doesNotContain("13000000001");
        assertThat(db.sql("select count(*) from registry.import_file where import_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isOne();
        importing.confirm(clerk, id(), id);
        assertThat(db.sql("""
                select (select count(*) from registry.import_owner where import_id = :id)
                     + (select count(*) from registry.import_file where import_id = :id)""").param("id", id).query(Long.class).single()).isZero();
    }

    @Test
    void confirming_twice_enters_once() {
        var id = read(new SampleWorkbook("DBL-1"));
        var command = id();
        var first = importing.confirm(clerk, command, id);
        assertThat(importing.confirm(clerk, command, id)).isEqualTo(first);
        assertThat(importing.confirm(clerk, id(), id)).isEqualTo(new Confirming.NotNow(ImportState.CONFIRMED));
    }

    @Test
    void the_second_of_two_imports_of_one_compound_is_shown_again_first() {
        var one = read(new SampleWorkbook("TWO-1"));
        var two = read(new SampleWorkbook("TWO-1"));
        assertThat(importing.confirm(clerk, id(), one)).isInstanceOf(Confirming.Confirmed.class);
        assertThat(importing.confirm(clerk, id(), two)).isEqualTo(new Confirming.ChangedMeanwhile());
        assertThat(importing.confirm(clerk, id(), two)).isEqualTo(new Confirming.NothingToDo());
        var compound = registry.compoundByCode("TWO-1").orElseThrow();
        assertThat(registry.parts(compound.id())).hasSize(5);
        assertThat(registry.owners(compound.id())).hasSize(5);
    }

    @Test
    void a_registry_that_moved_since_the_preview_asks_for_another_look() {
        var compound = entered(new SampleWorkbook("MOV-1"));
        var part = registry.parts(compound).getFirst().id();
        var id = read(new SampleWorkbook("MOV-1").put(2, Column.PART_REGISTERED, 65.00));
        registering.correctArea(
                clerk,
                id(),
                part,
                Basis.REGISTERED,
                new Area(6600),
                City.current().today());
        assertThat(importing.confirm(clerk, id(), id)).isEqualTo(new Confirming.ChangedMeanwhile());
        assertThat(importing.confirm(clerk, id(), id)).isInstanceOf(Confirming.Confirmed.class);
        assertThat(registry.part(part).orElseThrow().area()).isEqualTo(new Area(6500));
    }

    @Test
    void a_corrected_workbook_changes_only_what_differs() {
        var compound = entered(new SampleWorkbook("COR-1"));
        var before = registry.owners(compound);
        var corrected = new SampleWorkbook("COR-1")
                .put(2, Column.COMPOUND_NAME, "柳荫新村")
                .put(3, Column.BUILDING_STOREYS, 7)
                .put(2, Column.PART_REGISTERED, 64.65)
                .put(3, Column.PART_USE, "商铺")
                .put(4, Column.OWNER_NAME, "周小红")
                .put(4, Column.OWNER_PHONE, "130-0000-0099")
                .put(5, Column.OWNER_SINCE, "2004-01-01")
                .remove(Sheet.PARTS, 6)
                .remove(Sheet.OWNERS, 6);
        var id = read(corrected);
        assertThat(entering.counts(id))
                .isEqualTo(Map.of(
                        "compound_changed", 1L,
                        "building_changed", 1L,
                        "building_same", 1L,
                        "stairwell_same", 1L,
                        "part_changed", 2L,
                        "part_same", 2L,
                        "part_missing", 1L,
                        "owners_changed", 2L,
                        "owners_same", 2L));
        assertThat(importing.confirm(clerk, id(), id)).isInstanceOf(Confirming.Confirmed.class);
        assertThat(registry.compound(compound).orElseThrow().name()).isEqualTo("柳荫新村");
        var parts = registry.parts(compound);
        assertThat(parts).hasSize(5);
        assertThat(parts.get(0).area()).isEqualTo(new Area(6465));
        assertThat(parts.get(1).use()).isEqualTo(Use.SHOP);
        var after = registry.owners(compound);
        assertThat(after).hasSize(5);
        assertThat(after).filteredOn(before::contains).hasSize(3);
        assertThat(db.sql("""
                select reason from registry.ownership_end e
                  join registry.ownership o on o.id = e.ownership_id
                  join registry.part_now p on p.id = o.part_id where p.compound_id = ? order by 1""").param(compound).query(String.class).list()).containsExactly("CORRECTED", "TRANSFERRED");
        var again = read(corrected);
        assertThat(importing.confirm(clerk, id(), again)).isEqualTo(new Confirming.NothingToDo());
    }

    @Test
    void an_owner_without_any_number_is_known_again_by_door_and_name() {
        var nameless =
                new SampleWorkbook("NON-1").put(2, Column.OWNER_PHONE, "").put(3, Column.OWNER_PHONE, "");
        entered(nameless);
        var again = read(nameless);
        assertThat(entering.counts(again)).doesNotContainKeys("owners_new", "owners_changed");
    }

    @Test
    void one_person_with_two_doors_is_one_person() {
        var compound = entered(
                new SampleWorkbook("ONE-1").put(3, Column.OWNER_NAME, "何秀兰").put(3, Column.OWNER_PHONE, "１３００００００００１"));
        assertThat(registry.owners(compound).stream().map(Owned::holder).distinct())
                .hasSize(4);
    }

    @Test
    void an_organisation_comes_once_and_a_developer_by_its_stock() {
        var compound = entered(new SampleWorkbook("ORG-1")
                .put(2, Column.OWNER_NAME, "")
                .put(2, Column.OWNER_PHONE, "")
                .put(2, Column.OWNER_ORGANISATION, "旧城开发公司")
                .put(2, Column.OWNER_CREDIT_CODE, "91350100M000100Y43")
                .put(2, Column.OWNER_STANDING, "未售")
                .put(3, Column.OWNER_NAME, "")
                .put(3, Column.OWNER_PHONE, "")
                .put(3, Column.OWNER_ORGANISATION, "旧城开发公司")
                .put(3, Column.OWNER_CREDIT_CODE, "91350100M000100Y43"));
        assertThat(db.sql("select kind from registry.organisation where credit_code = '91350100M000100Y43'")
                        .query(String.class)
                        .list())
                .containsExactly("DEVELOPER");
        assertThat(registry.owners(compound))
                .filteredOn(o -> o.holder().organisationId() != null)
                .extracting(Owned::standing)
                .containsExactlyInAnyOrder(Standing.UNSOLD, Standing.OWNED);
    }

    @Test
    void an_import_is_undone_while_nothing_names_it_and_can_be_made_again() {
        var id = read(new SampleWorkbook("UND-1"));
        importing.confirm(clerk, id(), id);
        assertThat(importing.undo(clerk, id(), id, "传错了")).isInstanceOf(Confirming.Undone.class);
        assertThat(state(id)).isEqualTo(ImportState.UNDONE);
        assertThat(registry.compoundByCode("UND-1")).isEmpty();
        assertThat(db.sql(
                                "select distinct state from access.role_grant where role = 'OWNER' and place_path like '%/UND-1'")
                        .query(String.class)
                        .list())
                .as("whoever was an owner by the import alone")
                .containsExactly("ENDED");
        assertThat(importing.undo(clerk, id(), id, "再撤")).isEqualTo(new Confirming.NotNow(ImportState.UNDONE));
        var compound = entered(new SampleWorkbook("UND-1"));
        assertThat(registry.parts(compound)).hasSize(5);
        assertThat(registry.owners(compound)).hasSize(5);
    }

    @Test
    void undoing_a_correction_brings_the_earlier_facts_back() {
        var compound = entered(new SampleWorkbook("UNC-1"));
        var before = registry.owners(compound);
        var id = read(new SampleWorkbook("UNC-1")
                .put(2, Column.PART_REGISTERED, 64.65)
                .put(4, Column.OWNER_NAME, "周小红"));
        importing.confirm(clerk, id(), id);
        assertThat(importing.undo(clerk, id(), id, "填错")).isInstanceOf(Confirming.Undone.class);
        assertThat(registry.owners(compound)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(registry.parts(compound).getFirst().area()).isEqualTo(new Area(6456));
    }

    @Test
    void an_import_that_something_names_stays_and_says_what() {
        var id = read(new SampleWorkbook("REF-1"));
        importing.confirm(clerk, id(), id);
        var compound = registry.compoundByCode("REF-1").orElseThrow().id();
        var part = registry.parts(compound).getFirst().id();
        var owner = registry.ownersOf(part).getFirst().holder().personId();
        binding.bind(clerk, id(), owner, part, Capacity.OWNER);
        registering.correctArea(
                clerk,
                id(),
                part,
                Basis.SURVEYED,
                new Area(6500),
                City.current().today());
        assertThat(importing.undo(clerk, id(), id, "传错了"))
                .isEqualTo(new Confirming.ReferredTo(Map.of("registry.binding", 1L, "registry.part_area", 1L)));
        assertThat(registry.parts(compound)).hasSize(5);
    }

    @Test
    void errors_stop_nothing_but_the_import_and_are_all_told() {
        var id = read(new SampleWorkbook("ERR-1")
                .put(2, Column.PART_REGISTERED, 4.56)
                .put(3, Column.OWNER_PHONE, "123")
                .put(4, Column.OWNER_SINCE, "2099-01-01"));
        assertThat(state(id)).isEqualTo(ImportState.FAULTY);
        assertThat(imports.faults(id)).extracting(Fault::code).containsExactly("area_small", "phone", "date_in_future");
        assertThat(importing.confirm(clerk, id(), id)).isEqualTo(new Confirming.NotNow(ImportState.FAULTY));
        assertThat(registry.compoundByCode("ERR-1")).isEmpty();
    }

    @Test
    void the_marked_copy_says_it_in_the_row_and_can_be_sent_again_when_mended() throws Exception {
        var id = read(new SampleWorkbook("MRK-1")
                .put(2, Column.PART_REGISTERED, 4.56)
                .put(2, Column.OWNER_SINCE, LocalDate.of(2003, 6, 11)));
        var out = new ByteArrayOutputStream();
        Workbooks.marked(staging.file(id), imports.faults(id), out);
        try (var marked = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var row = marked.findSheet("房屋").orElseThrow().read().get(1);
            assertThat(row.getCellText(row.getCellCount() - 1))
                    .contains("64.56")
                    .contains("登记面积");
        }
        var again = read(out.toByteArray());
        assertThat(imports.faults(again)).extracting(Fault::code).containsExactly("area_small");
    }

    @Test
    void a_clerk_of_another_street_cannot_import_here_nor_confirm() {
        var stranger =
                new Viewer(small.owners.get(1), "x", List.of(new Grant(Role.SUBDISTRICT_CLERK, "/ha/elsewhere")));
        var id = read(stranger, new SampleWorkbook("OUT-1").bytes());
        assertThat(imports.faults(id)).extracting(Fault::code).containsExactly("community_elsewhere");
        var mine = read(new SampleWorkbook("OUT-2"));
        assertThatThrownBy(() -> importing.confirm(stranger, id(), mine)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> importing.drop(stranger, id(), mine)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> importing.send(small.owner(3), id(), "a.xlsx", new byte[0]))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void what_is_dropped_is_forgotten() {
        var id = read(new SampleWorkbook("DRP-1"));
        assertThat(importing.drop(clerk, id(), id)).isEqualTo(new Confirming.Dropped());
        assertThat(staging.file(id)).isEmpty();
        assertThat(importing.confirm(clerk, id(), id)).isEqualTo(new Confirming.NotNow(ImportState.DROPPED));
        assertThat(importing.drop(clerk, id(), id)).isEqualTo(new Confirming.NotNow(ImportState.DROPPED));
    }

    @Test
    void an_identity_number_known_under_another_name_is_told() {
        entered(new SampleWorkbook("IDN-1").put(2, Column.OWNER_IDENTITY, "11010119900307758X"));
        var id = read(new SampleWorkbook("IDN-2")
                .put(2, Column.OWNER_IDENTITY, "11010119900307758X")
                .put(2, Column.OWNER_NAME, "赵大海"));
        assertThat(imports.faults(id)).extracting(Fault::code).containsExactly("identity_known_otherwise");
    }

    private UUID entered(SampleWorkbook workbook) {
        var id = read(workbook);
        assertThat(imports.faults(id)).isEmpty();
        assertThat(importing.confirm(clerk, id(), id)).isInstanceOf(Confirming.Confirmed.class);
        return db.sql("""
                select c.id from registry.compound c join registry.import_confirmed i on i.act_id = c.act_id
                 where i.import_id = ?""").param(id).query(UUID.class).single();
    }

    private UUID read(SampleWorkbook workbook) {
        return read(workbook.bytes());
    }

    private UUID read(byte[] file) {
        return read(clerk, file);
    }

    private UUID read(Viewer by, byte[] file) {
        var sent = (Sending.Sent) importing.send(by, id(), "底数.xlsx", file);
        jobs.runDue();
        return sent.importId();
    }

    private ImportState state(UUID id) {
        return imports.byId(id).orElseThrow().state();
    }

    private static UUID id() {
        return City.current().newId();
    }
}
