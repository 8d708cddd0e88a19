package anju.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.city.City;
import anju.testing.InCity;
import anju.testing.SmallCity;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantingTest {
    @Autowired
    Granting granting;

    @Autowired
    Viewers viewers;

    @Autowired
    People people;

    @Autowired
    Revealing revealing;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SmallCity small;
    private Viewer administrator;

    @BeforeAll
    void fixture() {
        small = new SmallCity(db);
        administrator = small.viewer(Role.ADMINISTRATOR);
    }

    @Test
    void a_role_counts_from_the_next_request_and_ends_as_fast() {
        var person = someone();
        var granted = (Granted.Done) grant(person, Role.TELLER, SmallCity.PATH);
        assertThat(viewer(person).may(Action.ENTER_PAPER_BALLOT, SmallCity.PATH))
                .isTrue();
        assertThat(granting.end(administrator, id(), granted.grant())).isEqualTo(granted);
        assertThat(viewer(person).may(Action.ENTER_PAPER_BALLOT, SmallCity.PATH))
                .isFalse();
        assertThat(granting.end(administrator, id(), granted.grant())).isEqualTo(new Granted.NoSuchGrant());
    }

    @Test
    void a_role_covers_what_lies_below_its_place_and_nothing_beside_it() {
        var person = someone();
        grant(person, Role.SUBDISTRICT_CLERK, "/ha/liuan");
        assertThat(viewer(person).may(Action.SIGN_CONTRACT, SmallCity.PATH)).isTrue();
        assertThat(viewer(person).may(Action.SIGN_CONTRACT, "/ha")).isFalse();
        assertThat(viewer(person).may(Action.SIGN_CONTRACT, "/ha/liuan2")).isFalse();
    }

    @Test
    void conflicting_roles_are_refused_with_the_one_in_the_way() {
        var person = someone();
        grant(person, Role.PROPERTY_FIRM, SmallCity.PATH);
        assertThat(grant(person, Role.TELLER, SmallCity.PATH))
                .isEqualTo(new Granted.Conflict(Role.PROPERTY_FIRM, SmallCity.PATH));
    }

    @Test
    void nobody_gives_a_role_to_themselves_or_drops_the_administrators() {
        assertThat(grant(administrator.person(), Role.GRID_WORKER, "/ha")).isEqualTo(new Granted.OwnRole());
        var own = db.sql("select id from access.role_grant where person_id = ?")
                .param(administrator.person())
                .query(UUID.class)
                .single();
        assertThat(granting.end(administrator, id(), own)).isEqualTo(new Granted.OwnRole());
    }

    @Test
    void a_role_held_already_is_not_given_twice() {
        var person = someone();
        var first = (Granted.Done) grant(person, Role.GRID_WORKER, "/ha/liuan");
        assertThat(grant(person, Role.GRID_WORKER, "/ha/liuan")).isEqualTo(new Granted.Held(first.grant()));
    }

    @Test
    void unknown_people_and_places_are_refused() {
        assertThat(grant(id(), Role.TELLER, SmallCity.PATH)).isEqualTo(new Granted.NoSuchPerson());
        assertThat(grant(someone(), Role.TELLER, "/ha/nowhere")).isEqualTo(new Granted.NoSuchPlace());
    }

    @Test
    void only_an_administrator_of_the_place_gives_roles() {
        var clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        assertThatThrownBy(() -> granting.grant(clerk, id(), someone(), Role.TELLER, SmallCity.PATH))
                .isInstanceOf(NotPermitted.class);
        var local = small.viewer(Role.ADMINISTRATOR, SmallCity.PATH);
        assertThatThrownBy(() -> granting.grant(local, id(), someone(), Role.TELLER, "/ha"))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void a_form_sent_twice_gives_one_role() {
        var person = someone();
        var command = id();
        var first = granting.grant(administrator, command, person, Role.TELLER, SmallCity.PATH);
        assertThat(granting.grant(administrator, command, person, Role.TELLER, SmallCity.PATH))
                .isEqualTo(first);
    }

    @Test
    void owners_of_a_compound_are_recorded_in_one_go_and_only_once() {
        var owners = List.of(new OwnerAt(someone(), SmallCity.PATH), new OwnerAt(someone(), SmallCity.PATH));
        var by = administrator.person();
        for (int i = 0; i < 2; i++) {
            transaction.executeWithoutResult(
                    _ -> granting.owners(owners, by, small.act("access.role.given"), AccessAct.ROLE_GIVEN));
        }
        assertThat(viewer(owners.getLast().person()).grants()).containsExactly(new Grant(Role.OWNER, SmallCity.PATH));
        transaction.executeWithoutResult(_ -> granting.noLongerOwners(
                owners.subList(1, 2), by, small.act("access.role.ended"), AccessAct.ROLE_ENDED));
        assertThat(viewer(owners.getLast().person()).grants()).isEmpty();
        assertThat(viewer(owners.getFirst().person()).grants()).hasSize(1);
    }

    @Test
    void the_public_record_says_which_role_was_given_and_ended_where_and_not_to_whom() {
        var person = someone();
        var given = (Granted.Done) grant(person, Role.TELLER, SmallCity.PATH);
        granting.end(administrator, id(), given.grant());
        var entries =
                db.sql("""
                select convert_from(a.entry, 'UTF8') from evidence.act a
                 where a.id in (select act_id from access.role_grant where id = :grant
                                union select act_id from access.role_step where grant_id = :grant)
                 order by a.kind desc""").param("grant", given.grant()).query(String.class).list();
        assertThat(entries)
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry)
                        .contains("role_grant:" + given.grant(), "TELLER", SmallCity.PATH.substring(1))
                        .doesNotContain(
                                person.toString(), administrator.person().toString()));
        assertThat(entries.getFirst()).contains("access.role.given");
        assertThat(entries.getLast()).contains("access.role.ended");
    }

    @Test
    void a_role_once_given_cannot_be_written_out_of_the_books() {
        var given = (Granted.Done) grant(someone(), Role.TELLER, SmallCity.PATH);
        for (var attack : List.of(
                "update access.role_grant set state = 'ENDED' where id = ?",
                "update access.role_grant set role = 'AUDITOR' where id = ?",
                "delete from access.role_grant where id = ?")) {
            assertThatThrownBy(() -> db.sql(attack).param(given.grant()).update())
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void every_look_at_a_whole_phone_is_written_down_for_good() {
        var person = people.add(new NewPerson("田明", Phone.read("13000000801").orElseThrow(), null));
        var worker = small.viewer(Role.GRID_WORKER, SmallCity.PATH);
        assertThat(revealing.phone(worker, person, SmallCity.PATH, Revealing.Purpose.CONTACT))
                .contains("13000000801");
        assertThat(db.sql("select by_person from access.audit where person_id = ? and field = 'PHONE'")
                        .param(person)
                        .query(UUID.class)
                        .list())
                .containsExactly(worker.person());
        assertThatThrownBy(() -> db.sql("delete from access.audit").update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() ->
                        db.sql("update access.audit set purpose = 'EXPORT'").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whoever_may_not_look_sees_nothing_and_leaves_no_trace() {
        var person = people.add(new NewPerson("田亮", Phone.read("13000000802").orElseThrow(), null));
        var contractor = small.viewer(Role.CONTRACTOR);
        assertThatThrownBy(() -> revealing.phone(contractor, person, SmallCity.PATH, Revealing.Purpose.CONTACT))
                .isInstanceOf(NotPermitted.class);
        assertThat(revealing.phone(
                        new Viewer(person, "田亮", List.of()), person, SmallCity.PATH, Revealing.Purpose.CONTACT))
                .contains("13000000802");
        assertThat(db.sql("select count(*) from access.audit where person_id = ?")
                        .param(person)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private Granted grant(UUID person, Role role, String place) {
        return granting.grant(administrator, id(), person, role, place);
    }

    private Viewer viewer(UUID person) {
        return viewers.of(person).orElseThrow();
    }

    private UUID someone() {
        return people.add(new NewPerson("某人", null, null));
    }

    private static UUID id() {
        return City.current().newId();
    }
}
