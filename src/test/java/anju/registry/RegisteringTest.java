package anju.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.Grant;
import anju.access.NewPerson;
import anju.access.NotPermitted;
import anju.access.People;
import anju.access.Role;
import anju.access.Viewer;
import anju.access.Viewers;
import anju.city.City;
import anju.evidence.CommandMismatch;
import anju.money.Area;
import anju.registry.CompoundDraft.BuildingDraft;
import anju.registry.CompoundDraft.PartDraft;
import anju.registry.CompoundDraft.StairwellDraft;
import anju.testing.InCity;
import anju.testing.SmallCity;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisteringTest {
    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    @Autowired
    JdbcClient db;

    @Autowired
    Registering registering;

    @Autowired
    Registry registry;

    @Autowired
    Binding binding;

    @Autowired
    Organisations organisations;

    @Autowired
    People people;

    @Autowired
    Viewers viewers;

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
    void a_compound_is_registered_whole_and_read_back() {
        var owner = small.owners.get(1);
        var id = founded(draft("ABC-1", PartDraft.dwelling("101", 1, new Area(6456), whole(owner))));
        assertThat(registry.compound(id).orElseThrow().path()).isEqualTo("/ha/liuan/yongxing/ABC-1");
        var part = registry.parts(id).getFirst();
        assertThat(part.area()).isEqualTo(new Area(6456));
        assertThat(registry.owners(id)).singleElement().satisfies(held -> {
            assertThat(held.partId()).isEqualTo(part.id());
            assertThat(held.holder()).isEqualTo(Holder.person(owner));
        });
        assertThat(registry.ownedBy(owner)).extracting(Owned::partId).contains(part.id());
        assertThat(registry.compoundsIn("/ha/liuan")).extracting(Compound::id).contains(id);
    }

    @Test
    void the_same_command_registers_once() {
        var command = id();
        var first = registering.register(clerk, command, draft("ONCE-1"));
        assertThat(registering.register(clerk, command, draft("ONCE-1"))).isEqualTo(first);
        assertThatThrownBy(() -> registering.register(clerk, command, draft("ONCE-2")))
                .isInstanceOf(CommandMismatch.class);
    }

    @Test
    void a_code_belongs_to_one_compound() {
        var id = founded(draft("TWICE"));
        assertThat(registering.register(clerk, id(), draft("TWICE"))).isEqualTo(new Founding.CodeTaken("TWICE", id));
    }

    @Test
    void a_clerk_registers_only_below_her_own_street() {
        var elsewhere =
                new Viewer(small.owners.get(0), "clerk", List.of(new Grant(Role.SUBDISTRICT_CLERK, "/ha/other")));
        assertThatThrownBy(() -> registering.register(elsewhere, id(), draft("X-1")))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> registering.addBuilding(elsewhere, id(), small.compound, "9", 6))
                .isInstanceOf(NotPermitted.class);
        var owner = new Viewer(small.owners.get(0), "owner", List.of(new Grant(Role.OWNER, "/ha/liuan")));
        assertThatThrownBy(() ->
                        registering.correctArea(owner, id(), small.parts.get(0), Basis.REGISTERED, new Area(1), SINCE))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void an_unknown_community_is_refused() {
        var draft = new CompoundDraft("NA-1", "n", "a", "/ha/liuan/nowhere", null, SINCE, List.of());
        assertThat(registering.register(clerk, id(), draft)).isEqualTo(new Founding.NoSuchArea("/ha/liuan/nowhere"));
    }

    @Test
    void a_draft_naming_a_door_twice_is_refused() {
        var door = PartDraft.dwelling("101", 1, new Area(6000));
        assertThat(registering.register(clerk, id(), draft("DBL-1", door, door)))
                .isEqualTo(new Founding.NumberTwice("1-1-101"));
    }

    @Test
    void shares_that_do_not_add_up_are_refused() {
        var half = new Share(Holder.person(small.owners.get(2)), Standing.OWNED, 1, 2, true, SINCE);
        var third = new Share(Holder.person(small.owners.get(3)), Standing.OWNED, 1, 3, false, SINCE);
        assertThat(registering.register(
                        clerk, id(), draft("SH-1", PartDraft.dwelling("101", 1, new Area(6000), half, third))))
                .isEqualTo(new Founding.SharesNotWhole("1-1-101"));
    }

    @Test
    void nothing_is_dated_after_today(City city) {
        var tomorrow = city.today().plusDays(1);
        var draft = new CompoundDraft("FUT-1", "n", "a", "/ha/liuan/yongxing", null, tomorrow, List.of());
        assertThat(registering.register(clerk, id(), draft)).isEqualTo(new Founding.NotYet(tomorrow));
        assertThat(registering.rename(clerk, id(), small.compound, "新名", "新址", 1990, tomorrow))
                .isEqualTo(new Correcting.NotYet(tomorrow));
        assertThat(registering.transfer(clerk, id(), small.parts.get(0), List.of(whole(small.owners.get(3))), tomorrow))
                .isEqualTo(new Transferring.NotYet(tomorrow));
    }

    @Test
    void buildings_stairwells_and_parts_are_added_one_by_one() {
        var compound = founded(draft("GROW-1"));
        var building = added(registering.addBuilding(clerk, id(), compound, "2", 6));
        assertThat(registering.addBuilding(clerk, id(), compound, "2", 7))
                .isEqualTo(new Adding.NumberTaken("2", building));
        var stairwell = added(registering.addStairwell(clerk, id(), building, "1"));
        assertThat(registering.addStairwell(clerk, id(), building, "1"))
                .isEqualTo(new Adding.NumberTaken("1", stairwell));
        var door = PartDraft.dwelling("101", 1, new Area(7000));
        var part = added(registering.addPart(clerk, id(), stairwell, door, SINCE));
        assertThat(registering.addPart(clerk, id(), stairwell, door, SINCE))
                .isEqualTo(new Adding.NumberTaken("101", part));
        assertThat(registry.part(part).orElseThrow().building()).isEqualTo("2");
    }

    @Test
    void a_new_name_holds_from_its_day_and_the_old_one_stays() {
        var compound = founded(draft("NAME-1"));
        assertThat(registering.rename(clerk, id(), compound, "新名", "新址", 1990, SINCE.plusYears(1)))
                .isEqualTo(new Correcting.Corrected());
        assertThat(registry.compound(compound).orElseThrow().name()).isEqualTo("新名");
        assertThat(registering.rename(clerk, id(), compound, "新名", "新址", 1990, SINCE.plusYears(2)))
                .isEqualTo(new Correcting.AlreadySo());
        assertThat(registering.rename(clerk, id(), compound, "别名", "新址", 1990, SINCE))
                .isEqualTo(new Correcting.Overtaken(SINCE.plusYears(1)));
        // Twice on one day: the later recorded holds.
        registering.rename(clerk, id(), compound, "再改", "新址", 1990, SINCE.plusYears(1));
        assertThat(registry.compound(compound).orElseThrow().name()).isEqualTo("再改");
        assertThat(db.sql("select count(*) from registry.compound_name where compound_id = ?")
                        .param(compound)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void the_registered_area_goes_before_the_surveyed_one() {
        var part = small.parts.get(5);
        registering.correctArea(clerk, id(), part, Basis.SURVEYED, new Area(7777), SINCE.plusYears(2));
        assertThat(registry.part(part).orElseThrow().area()).isEqualTo(new Area(6500));
        assertThat(registering.correctArea(clerk, id(), part, Basis.REGISTERED, new Area(6510), SINCE.plusYears(2)))
                .isEqualTo(new Correcting.Corrected());
        assertThat(registry.part(part).orElseThrow().area()).isEqualTo(new Area(6510));
        assertThat(registering.correctArea(clerk, id(), part, Basis.REGISTERED, new Area(6510), SINCE.plusYears(3)))
                .isEqualTo(new Correcting.AlreadySo());
        assertThat(registering.correctArea(clerk, id(), part, Basis.REGISTERED, new Area(6520), SINCE.plusYears(1)))
                .isEqualTo(new Correcting.Overtaken(SINCE.plusYears(2)));
    }

    @Test
    void a_dwelling_becomes_a_shop_from_a_day_on() {
        var part = small.parts.get(6);
        assertThat(registering.changeUse(clerk, id(), part, Use.SHOP, SINCE)).isEqualTo(new Correcting.Corrected());
        assertThat(registry.part(part).orElseThrow().use()).isEqualTo(Use.SHOP);
        assertThat(registering.changeUse(clerk, id(), part, Use.SHOP, SINCE)).isEqualTo(new Correcting.AlreadySo());
        assertThat(registering.changeUse(clerk, id(), part, Use.DWELLING, SINCE.minusDays(1)))
                .isEqualTo(new Correcting.Overtaken(SINCE));
    }

    @Test
    void a_transfer_ends_the_old_owner_and_begins_the_new(City city) {
        var part = small.parts.get(7);
        var buyer = small.owners.get(8);
        assertThat(registering.transfer(clerk, id(), part, List.of(whole(buyer)), city.today()))
                .isEqualTo(new Transferring.Transferred(1, 1));
        assertThat(registry.ownersOf(part))
                .singleElement()
                .satisfies(held -> assertThat(held.holder()).isEqualTo(Holder.person(buyer)));
        assertThat(registering.transfer(clerk, id(), part, List.of(whole(buyer)), city.today()))
                .isEqualTo(new Transferring.AlreadySo());
        assertThat(registering.transfer(
                        clerk, id(), part, List.of(whole(small.owners.get(9))), LocalDate.of(1999, 1, 1)))
                .isInstanceOf(Transferring.Overtaken.class);
    }

    @Test
    void whoever_sells_the_last_home_is_no_owner_any_more_and_the_buyer_is_one(City city) {
        var seller = people.add(new NewPerson("卖房人", null, null));
        var compound = founded(draft(
                "SELL-1",
                PartDraft.dwelling("101", 1, new Area(6456), whole(seller)),
                PartDraft.dwelling("102", 1, new Area(6456), whole(seller))));
        var owner = new Grant(Role.OWNER, "/ha/liuan/yongxing/SELL-1");
        assertThat(viewers.of(seller).orElseThrow().grants()).contains(owner);
        var homes = registry.parts(compound);
        var buyer = people.add(new NewPerson("买房人", null, null));
        registering.transfer(clerk, id(), homes.getFirst().id(), List.of(whole(buyer)), city.today());
        assertThat(viewers.of(buyer).orElseThrow().grants()).contains(owner);
        assertThat(viewers.of(seller).orElseThrow().grants())
                .as("one home is left")
                .contains(owner);
        registering.transfer(clerk, id(), homes.getLast().id(), List.of(whole(buyer)), city.today());
        assertThat(viewers.of(seller).orElseThrow().grants()).isEmpty();
        assertThat(viewers.of(buyer).orElseThrow().grants()).containsExactly(owner);
    }

    @Test
    void a_transfer_needs_whole_shares_and_each_holder_once(City city) {
        var part = small.parts.get(9);
        var half = new Share(Holder.person(small.owners.get(2)), Standing.OWNED, 1, 2, true, SINCE);
        assertThat(registering.transfer(clerk, id(), part, List.of(half), city.today()))
                .isEqualTo(new Transferring.SharesNotWhole());
        assertThat(registering.transfer(clerk, id(), part, List.of(half, half), city.today()))
                .isEqualTo(new Transferring.HolderTwice());
        var stock = new Share(Holder.person(small.owners.get(2)), Standing.UNSOLD, 1, 1, true, SINCE);
        assertThat(registering.transfer(clerk, id(), part, List.of(stock), city.today()))
                .isEqualTo(new Transferring.StockOfAPerson());
    }

    @Test
    void only_an_owner_is_bound_as_owner() {
        var part = small.parts.get(10);
        var owner = small.owners.get(10);
        var stranger = small.owners.get(11);
        assertThat(binding.bind(clerk, id(), stranger, part, Capacity.OWNER)).isEqualTo(new Residing.NotAnOwner());
        assertThat(binding.bind(clerk, id(), stranger, part, Capacity.OCCUPANT)).isInstanceOf(Residing.Bound.class);
        var bound = (Residing.Bound) binding.bind(clerk, id(), owner, part, Capacity.OWNER);
        assertThat(binding.bind(clerk, id(), owner, part, Capacity.OWNER))
                .isEqualTo(new Residing.AlreadyBound(bound.bindingId()));
        assertThat(registry.partsBoundTo(owner)).contains(part);
        assertThat(binding.unbind(clerk, id(), owner, part)).isEqualTo(new Residing.Unbound());
        assertThat(binding.unbind(clerk, id(), owner, part)).isEqualTo(new Residing.NotBound());
        assertThat(registry.partsBoundTo(owner)).doesNotContain(part);
    }

    @Test
    void an_owner_who_signs_in_is_bound_to_each_part_once() {
        var owner = small.owners.get(12);
        assertThat(binding.confirmOwner(owner)).isPositive();
        assertThat(binding.confirmOwner(owner)).isZero();
        assertThat(registry.partsBoundTo(owner)).contains(small.parts.get(12));
    }

    @Test
    void an_organisation_is_known_by_its_credit_code() {
        var first = added(organisations.add(clerk, id(), "甲公司", "91410100MA3X00000A", OrganisationKind.ENTERPRISE));
        assertThat(organisations.add(clerk, id(), "乙公司", "91410100MA3X00000A", OrganisationKind.ENTERPRISE))
                .isEqualTo(new Adding.NumberTaken("91410100MA3X00000A", first));
        added(organisations.add(clerk, id(), "甲公司", null, OrganisationKind.ENTERPRISE));
        assertThat(organisations.add(clerk, id(), "甲公司", null, OrganisationKind.OFFICE))
                .isInstanceOf(Adding.NumberTaken.class);
        assertThat(organisations.rename(clerk, id(), first, "丙公司")).isEqualTo(new Correcting.Corrected());
        assertThat(organisations.rename(clerk, id(), first, "丙公司")).isEqualTo(new Correcting.AlreadySo());
        assertThatThrownBy(() -> organisations.add(Viewer.PUBLIC, id(), "x", null, OrganisationKind.OFFICE))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void the_check_character_of_a_credit_code_is_that_of_the_standard() {
        assertThat(CreditCode.isRight("91350100M000100Y43")).isTrue(); // the example of GB 32100-2015
        assertThat(CreditCode.isRight("91350100M000100Y44")).isFalse();
        assertThat(CreditCode.isRight("9135010OM000100Y43")).isFalse();
    }

    private static CompoundDraft draft(String code, PartDraft... parts) {
        return new CompoundDraft(
                code,
                "试验小区",
                "试验路 2 号",
                "/ha/liuan/yongxing",
                1996,
                SINCE,
                List.of(new BuildingDraft("1", 6, List.of(new StairwellDraft("1", List.of(parts))))));
    }

    private static Share whole(UUID person) {
        return Share.whole(Holder.person(person), SINCE);
    }

    private UUID founded(CompoundDraft draft) {
        return ((Founding.Founded) registering.register(clerk, id(), draft)).compoundId();
    }

    private static UUID added(Adding answer) {
        return ((Adding.Added) answer).id();
    }

    private static UUID id() {
        return City.current().newId();
    }
}
