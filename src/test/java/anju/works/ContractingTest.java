package anju.works;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.fund.Source;
import anju.money.Fraction;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.project.Stage;
import anju.project.TooEarly;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractingTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Contracting contracting;

    @Autowired
    Accepting accepting;

    SmallWorks works;
    UUID lot;
    int number;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        lot = works.lot(Source.CITY_MATCH, "10000000.00", "BASIC");
    }

    @Test
    void a_contract_beyond_what_was_set_aside_is_refused_and_says_how_much_is_missing() {
        var item = funded("1000.00");
        assertThat(sign(terms(80, works.line(item, "1", "10", "100.01"))))
                .isInstanceOfSatisfying(
                        Signing.NotFunded.class, no -> assertThat(no.missing()).isEqualTo(Money.ofYuan("0.10")));
        assertThat(sign(terms(80, works.line(item, "1", "10", "60.00")))).isInstanceOf(Signing.Signed.class);
        assertThat(sign(terms(80, works.line(item, "1", "10", "60.00"))))
                .isInstanceOfSatisfying(
                        Signing.NotFunded.class, no -> assertThat(no.missing()).isEqualTo(Money.ofYuan("200.00")));
    }

    @Test
    void nothing_is_contracted_before_procurement_nor_accepted_before_the_start_of_works() {
        var item = funded("1000.00");
        var contract = works.contract(terms(80, works.line(item, "1", "10", "60.00")));
        var part = new Measured(works.lineOf(contract, "1"), null, SmallWorks.milli("2"));
        var open = works.measured(contract, part);
        works.goBackTo(Stage.G4);
        var start = new TooEarly(Stage.G4, Stage.G5, List.of());
        assertThat(measure(contract, part)).isEqualTo(new Measuring.NotStarted(start));
        assertThat(qualified(open)).isEqualTo(new AcceptanceSigning.NotStarted(start));
        assertThat(sign(terms(80, works.line(item, "2", "1", "1.00")))).isInstanceOf(Signing.Signed.class);
        works.goBackTo(Stage.G3);
        var terms = terms(80, works.line(item, "3", "1", "1.00"));
        assertThat(sign(terms)).isEqualTo(new Signing.NotAtProcurement(new TooEarly(Stage.G3, Stage.G4, List.of())));
        works.passTo(Stage.G6);
        assertThat(sign(terms)).isInstanceOf(Signing.Signed.class);
        assertThat(measure(contract, part)).isInstanceOf(Measuring.Opened.class);
        assertThat(qualified(open)).isInstanceOf(AcceptanceSigning.Signed.class);
    }

    private Measuring measure(UUID contract, Measured part) {
        return accepting.measure(
                works.builder,
                works.id(),
                contract,
                AcceptanceKind.STAGE,
                City.current().today(),
                List.of(part));
    }

    private AcceptanceSigning qualified(UUID acceptance) {
        return accepting.sign(works.builder, works.id(), acceptance, Party.CONTRACTOR, Opinion.QUALIFIED, "");
    }

    @Test
    void nobody_supervises_their_own_works_and_both_must_be_what_they_are_called() {
        var item = funded("1000.00");
        var good = terms(80, works.line(item, "1", "1", "1.00"));
        assertThat(sign(with(good, works.small.contractor, works.small.contractor)))
                .isInstanceOf(Signing.SupervisesItself.class);
        assertThat(sign(with(good, works.small.propertyFirm, works.small.supervisor)))
                .isEqualTo(new Signing.WrongOrganisation(works.small.propertyFirm));
        assertThat(sign(with(good, works.small.contractor, works.small.propertyFirm)))
                .isEqualTo(new Signing.WrongOrganisation(works.small.propertyFirm));
    }

    @Test
    void the_progress_ratio_keeps_to_eighty_to_ninety_per_cent_both_included() {
        var item = funded("1000.00");
        var line = works.line(item, "1", "1", "1.00");
        assertThat(sign(terms(79, line)))
                .isEqualTo(new Signing.RatioOutOfBounds(
                        new Fraction(79, 100), new Fraction(80, 100), new Fraction(90, 100)));
        assertThat(sign(terms(91, line))).isInstanceOf(Signing.RatioOutOfBounds.class);
        assertThat(sign(terms(80, line))).isInstanceOf(Signing.Signed.class);
        assertThat(sign(terms(90, line))).isInstanceOf(Signing.Signed.class);
    }

    @Test
    void a_warranty_may_be_longer_than_the_rules_but_not_shorter() {
        var item = funded("1000.00");
        assertThat(sign(terms(80, warranty(item, 59)))).isEqualTo(new Signing.WarrantyTooShort("1", 59, 60));
        assertThat(sign(terms(80, warranty(item, 96)))).isInstanceOf(Signing.Signed.class);
    }

    @Test
    void a_contract_needs_lines_each_with_its_own_number_for_an_item_of_this_plan() {
        var item = funded("1000.00");
        var line = works.line(item, "1", "1", "1.00");
        assertThat(sign(terms(80))).isInstanceOf(Signing.NoLines.class);
        assertThat(sign(terms(80, line, line))).isEqualTo(new Signing.LineNumberTwice("1"));
        assertThat(sign(terms(80, works.line(works.id(), "1", "1", "1.00")))).isEqualTo(new Signing.NotInPlan("1"));
    }

    @Test
    void a_number_is_taken_once_and_tomorrow_has_not_come() {
        var item = funded("1000.00");
        var terms = terms(80, works.line(item, "1", "1", "1.00"));
        sign(terms);
        assertThat(sign(terms)).isInstanceOf(Signing.NumberTaken.class);
        var later = new ContractTerms(
                terms.contractor(),
                terms.supervisor(),
                "later",
                terms.procurement(),
                terms.progress(),
                today().plusDays(1),
                terms.lines());
        assertThat(sign(later)).isEqualTo(new Signing.NotYet(today().plusDays(1), today()));
    }

    @Test
    void measured_work_stays_within_the_contract_open_acceptances_counted() {
        var contract = contract("10");
        var line = works.lineOf(contract, "1");
        works.measured(contract, new Measured(line, null, 4_000));
        assertThat(measure(contract, new Measured(line, null, 6_001)))
                .isInstanceOfSatisfying(
                        Measuring.MoreThanContracted.class,
                        no -> assertThat(no.left()).isEqualTo(new Quantity(6_000, Unit.SQM)));
        assertThat(measure(
                        contract,
                        new Measured(line, works.small.buildings.get(0), 3_000),
                        new Measured(line, works.small.buildings.get(1), 3_001)))
                .isInstanceOf(Measuring.MoreThanContracted.class);
        assertThat(measure(contract, new Measured(line, null, 6_000))).isInstanceOf(Measuring.Opened.class);
    }

    @Test
    void what_failed_may_be_measured_again() {
        var contract = contract("10");
        var line = works.lineOf(contract, "1");
        var acceptance = works.measured(contract, new Measured(line, null, 10_000));
        assertThat(accepting.sign(
                        works.engineer, works.id(), acceptance, Party.SUPERVISOR, Opinion.NOT_QUALIFIED, "起鼓"))
                .isEqualTo(new AcceptanceSigning.Signed(AcceptanceState.FAILED));
        assertThat(measure(contract, new Measured(line, null, 10_000))).isInstanceOf(Measuring.Opened.class);
    }

    @Test
    void measuring_names_lines_and_buildings_that_belong_together() {
        var contract = contract("10");
        var line = works.lineOf(contract, "1");
        var stranger = works.id();
        assertThat(measure(contract)).isInstanceOf(Measuring.NothingMeasured.class);
        assertThat(measure(contract, new Measured(stranger, null, 1))).isEqualTo(new Measuring.UnknownLine(stranger));
        assertThat(measure(contract, new Measured(line, stranger, 1)))
                .isEqualTo(new Measuring.UnknownBuilding(stranger));
        assertThat(measure(contract, new Measured(line, null, 1), new Measured(line, null, 1)))
                .isEqualTo(new Measuring.LineTwice("1"));
        assertThat(accepting.measure(
                        works.builder,
                        works.id(),
                        contract,
                        AcceptanceKind.STAGE,
                        today().plusDays(1),
                        List.of(new Measured(line, null, 1))))
                .isInstanceOf(Measuring.NotYet.class);
    }

    @Test
    void four_different_people_sign_for_four_parties_and_then_the_warranty_runs() {
        var contract = contract("10");
        var acceptance = works.measured(contract, new Measured(works.lineOf(contract, "1"), null, 10_000));
        assertThat(works.sign(acceptance, Party.CONTRACTOR, works.builder)).isEqualTo(AcceptanceState.OPEN);
        assertThat(sign(acceptance, Party.CONTRACTOR, works.builder))
                .isInstanceOf(AcceptanceSigning.PartyHasSigned.class);
        assertThat(works.sign(acceptance, Party.SUPERVISOR, works.engineer)).isEqualTo(AcceptanceState.OPEN);
        assertThat(works.sign(acceptance, Party.OFFICE, works.leader)).isEqualTo(AcceptanceState.OPEN);
        var both = new anju.access.Viewer(
                works.leader.person(), "", List.of(new anju.access.Grant(anju.access.Role.COMMITTEE_MEMBER, "/ha")));
        assertThat(sign(acceptance, Party.RESIDENTS, both))
                .isEqualTo(new AcceptanceSigning.SignedForAnother(Party.OFFICE));
        assertThat(works.sign(acceptance, Party.RESIDENTS, works.resident)).isEqualTo(AcceptanceState.PASSED);
        assertThat(sign(acceptance, Party.RESIDENTS, works.resident))
                .isEqualTo(new AcceptanceSigning.NotOpen(AcceptanceState.PASSED));
        assertThat(db.sql("select warranty_until_on from works.accepted where acceptance_id = ?")
                        .param(acceptance)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(today().plusMonths(60));
    }

    @Test
    void whoever_says_not_qualified_says_why() {
        var contract = contract("10");
        var acceptance = works.measured(contract, new Measured(works.lineOf(contract, "1"), null, 10_000));
        assertThat(accepting.sign(works.resident, works.id(), acceptance, Party.RESIDENTS, Opinion.NOT_QUALIFIED, " "))
                .isInstanceOf(AcceptanceSigning.ReasonMissing.class);
    }

    @Test
    void an_acceptance_is_reversed_only_while_nothing_stands_on_it() {
        var contract = contract("10");
        var line = works.lineOf(contract, "1");
        var free = works.accepted(contract, new Measured(line, null, 4_000));
        assertThat(accepting.reverse(works.leader, works.id(), free, "量错了")).isInstanceOf(Reversing.Reversed.class);
        assertThat(accepting.reverse(works.leader, works.id(), free, "again"))
                .isEqualTo(new Reversing.NotPassed(AcceptanceState.REVERSED));
        var used = works.accepted(contract, new Measured(line, null, 4_000));
        var clearance = works.requested(used);
        assertThat(accepting.reverse(works.leader, works.id(), used, "x")).isInstanceOf(Reversing.StoodOn.class);
        beans.getBean(anju.payment.Clearing.class).giveBack(works.checker, works.id(), clearance, "资料不全");
        assertThat(accepting.reverse(works.leader, works.id(), used, "量错了")).isInstanceOf(Reversing.Reversed.class);
    }

    private UUID funded(String amount) {
        var item = works.item("100", "10.00");
        works.allocated(lot, item, amount);
        return item;
    }

    private UUID contract(String quantity) {
        return works.contract(terms(80, works.line(funded("1000.00"), "1", quantity, "100.00")));
    }

    private ContractTerms terms(int percent, ContractTerms.Line... lines) {
        return works.terms("C-" + ++number, percent, lines);
    }

    private static ContractTerms with(ContractTerms terms, UUID contractor, UUID supervisor) {
        return new ContractTerms(
                contractor,
                supervisor,
                terms.number(),
                terms.procurement(),
                terms.progress(),
                terms.signedOn(),
                terms.lines());
    }

    private static ContractTerms.Line warranty(UUID item, int months) {
        return new ContractTerms.Line(item, "1", "屋面防水层", 1_000, Money.ofYuan("1.00"), months);
    }

    private Signing sign(ContractTerms terms) {
        return contracting.sign(works.clerk, works.id(), works.small.project, terms);
    }

    private AcceptanceSigning sign(UUID acceptance, Party party, anju.access.Viewer by) {
        return accepting.sign(by, works.id(), acceptance, party, Opinion.QUALIFIED, "");
    }

    private Measuring measure(UUID contract, Measured... measured) {
        return accepting.measure(works.builder, works.id(), contract, AcceptanceKind.STAGE, today(), List.of(measured));
    }

    private static LocalDate today() {
        return City.current().today();
    }
}
