package anju.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.city.City;
import anju.money.Money;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money promised in tranches, and what is given that is not cash. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommittingTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Committing committing;

    @Autowired
    Contributing contributing;

    @Autowired
    Funding funding;

    SmallWorks works;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
    }

    @Test
    @Shows("EP-21")
    void a_source_comes_in_tranches_and_never_more_than_promised() {
        var bond = promised(Source.SPECIAL_BOND, "BASIC", "60.00", "40.00");
        var first = tranche(bond, 1);
        assertThat(arrive(first, "60.01"))
                .isEqualTo(new Arriving.MoreThanPlanned(Money.ofYuan("60.01"), Money.ofYuan("60.00")));
        assertThat(arrive(first, "50.00")).isInstanceOf(Arriving.Arrived.class);
        assertThat(arrive(first, "10.01")).isInstanceOf(Arriving.MoreThanPlanned.class);
        assertThat(arrive(first, "10.00")).isInstanceOf(Arriving.Arrived.class);
        assertThat(figures(bond)).isEqualTo(new Figures(10_000, 6_000, 0, 0));
        assertThat(committing.arrive(
                        works.finance, works.id(), tranche(bond, 2), paper(), new Money(1), today().plusDays(1)))
                .isInstanceOf(Arriving.NotYet.class);
        var subsidy = promised(Source.CENTRAL_SUBSIDY, "BASIC", "5.00");
        assertThat(arrive(tranche(subsidy, 1), "5.00")).isInstanceOf(Arriving.Arrived.class);
        var demonstration = promised(Source.PROVINCIAL_SUBSIDY, "BASIC", "2.00");
        assertThat(figures(demonstration).receivedFen()).isZero();
    }

    @Test
    @Shows("BY-08")
    void superior_subsidy_district_funds_and_society_stand_side_by_side_each_with_plan_and_receipt() {
        var mix = List.of(
                promised(Source.CENTRAL_SUBSIDY, "BASIC", "470.00"),
                promised(Source.DISTRICT_MATCH, "UPGRADE", "4000.00"),
                promised(Source.SPECIAL_BOND, "BASIC", "3200.00"),
                promised(Source.PIPELINE_OPERATOR, "BASIC", "700.00"),
                promised(Source.OWNER_CONTRIBUTION, "BASIC", "300.00"));
        arrive(tranche(mix.get(3), 1), "350.00");
        assertThat(mix.stream().map(this::figures))
                .containsExactly(
                        new Figures(47_000, 0, 0, 0),
                        new Figures(400_000, 0, 0, 0),
                        new Figures(320_000, 0, 0, 0),
                        new Figures(70_000, 35_000, 0, 0),
                        new Figures(30_000, 0, 0, 0));
    }

    @Test
    void a_promise_that_does_not_hold_together_is_refused() {
        assertThat(promise(Source.DONATION, false, null, tranche(MARCH, "1.00")))
                .as("no purpose")
                .isInstanceOf(Promising.NoPurpose.class);
        assertThat(promise(Source.DONATION, false, null, "X99", tranche(MARCH, "1.00")))
                .isEqualTo(new Promising.UnknownPurpose("X99"));
        assertThat(promise(Source.DONATION, false, null, "BASIC")).isInstanceOf(Promising.NoTranche.class);
        assertThat(promise(Source.DONATION, false, null, "BASIC", tranche(APRIL, "1.00"), tranche(MARCH, "1.00")))
                .isEqualTo(new Promising.OutOfOrder(2));
        assertThat(promise(Source.DONATION, false, MARCH, "BASIC", tranche(APRIL, "1.00")))
                .isEqualTo(new Promising.UsedUpBefore(MARCH, APRIL));
        assertThat(promise(Source.OWNER_CONTRIBUTION, true, null, "BASIC", tranche(MARCH, "1.00")))
                .isInstanceOf(Promising.NotToBeNamed.class);
        assertThatThrownBy(() -> committing.promise(
                        works.builder,
                        works.id(),
                        works.small.project,
                        new Promise(Source.DONATION, "x", false, "y", "", new TreeSet<>(), null, List.of())))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void what_is_spoken_for_becomes_an_allocation_when_it_comes_and_not_before() {
        var bond = promised(Source.CITY_MATCH, "BASIC", "60.00", "40.00");
        var item = works.item("10", "50.00");
        assertThat(committing.reserve(works.clerk, works.id(), bond, item, Money.ofYuan("100.01")))
                .isEqualTo(new Reserving.NotEnough(Money.ofYuan("100.01"), Money.ofYuan("100.00")));
        var reserved =
                (Reserving.Reserved) committing.reserve(works.clerk, works.id(), bond, item, Money.ofYuan("50.00"));
        var large = (Reserving.Reserved) committing.reserve(works.clerk, works.id(), bond, item, Money.ofYuan("45.00"));
        assertThat(db.sql("select count(*) from fund.allocation where item_id = ?")
                        .param(item)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(committing.end(works.finance, works.id(), bond, "不再下达"))
                .isEqualTo(new Ending.Reserved(Money.ofYuan("95.00")));
        assertThat(((Arriving.Arrived) arrive(tranche(bond, 1), "60.00")).setAside())
                .isEqualTo(1);
        assertThat(figures(bond)).isEqualTo(new Figures(10_000, 6_000, 5_000, 0));
        assertThat(committing.drop(works.clerk, works.id(), reserved.reservation(), "x"))
                .isInstanceOf(Ending.AlreadyOver.class);
        assertThat(committing.drop(works.clerk, works.id(), large.reservation(), "钱不够"))
                .isEqualTo(new Ending.Ended(Money.ofYuan("45.00")));
        assertThat(committing.end(works.finance, works.id(), bond, "不再下达"))
                .isEqualTo(new Ending.Ended(Money.ofYuan("40.00")));
        assertThat(arrive(tranche(bond, 2), "1.00")).isInstanceOf(Arriving.Over.class);
        assertThat(committing.reserve(works.clerk, works.id(), bond, item, new Money(1)))
                .isInstanceOf(Reserving.Over.class);
        assertThat(committing.end(works.finance, works.id(), bond, "x")).isInstanceOf(Ending.AlreadyOver.class);
    }

    @Test
    void a_receipt_is_reversed_whole_and_once_and_its_tranche_is_to_come_again() {
        var bond = promised(Source.CITY_MATCH, "BASIC", "60.00");
        var lot = ((Arriving.Arrived) arrive(tranche(bond, 1), "60.00")).lot();
        var allocation = works.allocated(lot, works.item("10", "50.00"), "10.00");
        assertThat(reverse(lot)).isEqualTo(new Reversing.SetAside(Money.ofYuan("10.00")));
        funding.release(works.clerk, works.id(), allocation, "x");
        assertThat(reverse(lot)).isEqualTo(new Reversing.Reversed(Money.ofYuan("60.00")));
        assertThat(reverse(lot)).isInstanceOf(Reversing.AlreadyReversed.class);
        assertThat(figures(bond).receivedFen()).isZero();
        assertThat(arrive(tranche(bond, 1), "60.00")).isInstanceOf(Arriving.Arrived.class);
        assertThat(funding.allocate(works.clerk, works.id(), lot, works.item("1", "1.00"), new Money(1)))
                .isInstanceOf(Allocating.NotEnough.class);
    }

    @Test
    @Shows("ZS-17")
    void a_fund_that_companies_set_up_for_upkeep_is_kept_from_the_works() {
        var fund = promised(Source.DONATION, "UPKEEP", "100.00");
        var lot = ((Arriving.Arrived) arrive(tranche(fund, 1), "100.00")).lot();
        assertThat(funding.allocate(works.clerk, works.id(), lot, works.item("1", "1.00"), new Money(1)))
                .isEqualTo(new Allocating.OutsideEarmark(List.of("UPKEEP"), "BASIC", "B01"));
    }

    @Test
    @Shows("ZS-18")
    void what_a_contractor_gives_for_operation_is_never_netted_against_its_contract() {
        var gift = promised(Source.DONATION, "OPERATION", "1400000.00");
        var lot = ((Arriving.Arrived) arrive(tranche(gift, 1), "1400000.00")).lot();
        var item = works.item("10", "50.00");
        assertThat(funding.allocate(works.clerk, works.id(), lot, item, new Money(1)))
                .isInstanceOf(Allocating.OutsideEarmark.class);
        works.allocated(works.lot(Source.CITY_MATCH, "1000.00", "BASIC"), item, "500.00");
        var contract = works.contract(works.terms("D-1", 80, works.line(item, "1", "10", "50.00")));
        works.paid(works.held(works.cleared(works.accepted(
                contract, new anju.works.Measured(works.lineOf(contract, "1"), null, SmallWorks.milli("10"))))));
        assertThat(db.sql("select available_fen from fund.lot_balance where lot_id = ?")
                        .param(lot)
                        .query(Long.class)
                        .single())
                .isEqualTo(140_000_000);
    }

    @Test
    @Shows({"BY-09", "BY-10", "PY-07"})
    void goods_labour_and_an_operators_own_works_stand_beside_cash_and_are_never_added_to_it() {
        long cash = given("CASH");
        var company = works.small.contractor;
        var item = works.item("10", "50.00");
        var labour = gift(ContributionKind.LABOUR, "WORKS", null, 12, 90L, Valuation.RATE, "", null);
        assertThat(((Giving.Recorded) give(labour)).value()).isEqualTo(Money.ofYuan("30.00"));
        assertThat(give(gift(
                        ContributionKind.OWN_WORKS, "WORKS", company, null, null, Valuation.STATED, "", "7000.00")))
                .isInstanceOf(Giving.Recorded.class);
        var goods = (Giving.Recorded) give(
                gift(ContributionKind.IN_KIND, "OPERATION", company, null, null, Valuation.INVOICE, "F-1", "88.00"));
        give(gift(ContributionKind.PRIVATE, "WORKS", null, 3, null, Valuation.STATED, "", "900.00"));
        assertThat(List.of(given("LABOUR"), given("OWN_WORKS"), given("IN_KIND"), given("PRIVATE")))
                .containsExactly(3_000L, 700_000L, 8_800L, 90_000L);
        assertThat(given("CASH")).isEqualTo(cash);
        assertThat(contributing.reverse(works.clerk, works.id(), goods.contribution(), "记错"))
                .isInstanceOf(Giving.Reversed.class);
        assertThat(contributing.reverse(works.clerk, works.id(), goods.contribution(), "记错"))
                .isInstanceOf(Giving.AlreadyReversed.class);
        assertThat(given("IN_KIND")).isZero();
        assertThat(item).isNotNull();
    }

    @Test
    @Shows({"BY-12", "CD-16"})
    void companies_bring_capital_after_the_owners_agree_and_goods_beside_it() {
        var chargers = promised(Source.SOCIAL_CAPITAL, "BASIC", "700.00");
        var item = works.item("10", "50.00");
        assertThat(committing.reserve(works.clerk, works.id(), chargers, item, Money.ofYuan("500.00")))
                .isEqualTo(new Reserving.NotDecided(anju.plan.Decision.SPECIAL));
        works.passedMatter(item, "SPECIAL");
        committing.reserve(works.clerk, works.id(), chargers, item, Money.ofYuan("500.00"));
        assertThat(((Arriving.Arrived) arrive(tranche(chargers, 1), "700.00")).setAside())
                .isEqualTo(1);
        var goods = (Giving.Recorded) give(gift(
                ContributionKind.IN_KIND,
                "WORKS",
                works.small.contractor,
                null,
                null,
                Valuation.APPRAISAL,
                "P-1",
                "9.00"));
        assertThat(figures(chargers)).isEqualTo(new Figures(70_000, 70_000, 50_000, 0));
        contributing.reverse(works.clerk, works.id(), goods.contribution(), "x");
    }

    @Test
    void a_gift_that_does_not_hold_together_is_refused() {
        var company = works.small.contractor;
        assertThat(give(gift(ContributionKind.IN_KIND, "WORKS", company, 3, null, Valuation.STATED, "", "1.00")))
                .isInstanceOf(Giving.WhoGave.class);
        assertThat(give(gift(ContributionKind.OWN_WORKS, "WORKS", null, 3, null, Valuation.STATED, "", "1.00")))
                .isInstanceOf(Giving.WrongGiver.class);
        assertThat(give(gift(ContributionKind.LABOUR, "WORKS", null, 3, null, Valuation.RATE, "", "1.00")))
                .isInstanceOf(Giving.HoursOrValue.class);
        assertThat(give(gift(ContributionKind.IN_KIND, "WORKS", company, null, null, Valuation.INVOICE, "", "1.00")))
                .isInstanceOf(Giving.NoDocument.class);
        assertThat(give(gift(ContributionKind.PRIVATE, "UPKEEP", null, 3, null, Valuation.STATED, "", "1.00")))
                .isInstanceOf(Giving.WrongPurpose.class);
    }

    @Test
    void the_database_keeps_labour_at_its_rate_and_a_tranche_within_its_promise() {
        assertThatThrownBy(() -> db.sql("update fund.contribution set value_fen = value_fen + 1")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(
                        () -> db.sql("update fund.tranche set amount_fen = 1").update())
                .isInstanceOf(DataAccessException.class);
    }

    private UUID promised(Source source, String purpose, String... amounts) {
        var tranches = new Promise.Tranche[amounts.length];
        for (int i = 0; i < amounts.length; i++) {
            tranches[i] = tranche(MARCH.plusMonths(i), amounts[i]);
        }
        return ((Promising.Promised) promise(source, false, null, purpose, tranches)).commitment();
    }

    private Promising promise(
            Source source, boolean named, @Nullable LocalDate useBy, String purpose, Promise.Tranche... tranches) {
        return committing.promise(
                works.finance,
                works.id(),
                works.small.project,
                new Promise(
                        source, "某单位", named, "文 1 号", "", new TreeSet<>(List.of(purpose)), useBy, List.of(tranches)));
    }

    private Promising promise(Source source, boolean named, @Nullable LocalDate useBy, Promise.Tranche tranche) {
        return committing.promise(
                works.finance,
                works.id(),
                works.small.project,
                new Promise(source, "某单位", named, "文 1 号", "", new TreeSet<>(), useBy, List.of(tranche)));
    }

    private static Promise.Tranche tranche(LocalDate on, String amount) {
        return new Promise.Tranche(on, Money.ofYuan(amount));
    }

    private UUID tranche(UUID commitment, int number) {
        return db.sql("select id from fund.tranche where commitment_id = ? and number = ?")
                .params(commitment, number)
                .query(UUID.class)
                .single();
    }

    private Arriving arrive(UUID tranche, String amount) {
        return committing.arrive(works.finance, works.id(), tranche, paper(), Money.ofYuan(amount), SmallWorks.DAY);
    }

    private static Paperwork paper() {
        return Paperwork.of("财建〔2026〕7号");
    }

    private Reversing reverse(UUID lot) {
        return funding.reverse(works.finance, works.id(), lot, "红冲 1", "上级收回");
    }

    private Giving give(Gift gift) {
        return contributing.record(works.clerk, works.id(), works.small.project, gift);
    }

    private static Gift gift(
            ContributionKind kind,
            String purpose,
            @Nullable UUID organisation,
            @Nullable Integer people,
            @Nullable Long minutes,
            Valuation valuation,
            String document,
            @Nullable String value) {
        return new Gift(
                kind,
                purpose,
                null,
                "说明",
                organisation,
                false,
                people,
                minutes,
                valuation,
                document,
                value == null ? null : Money.ofYuan(value),
                SmallWorks.DAY);
    }

    private long given(String kind) {
        return db.sql("select coalesce(sum(value_fen), 0) from fund.given where project_id = ? and kind = ?")
                .params(works.small.project, kind)
                .query(Long.class)
                .single();
    }

    private Figures figures(UUID commitment) {
        return db.sql("select total_fen, received_fen, earmarked_fen, spent_fen from fund.commitment_now where id = ?")
                .param(commitment)
                .query(Figures.class)
                .single();
    }

    private static LocalDate today() {
        return City.current().today();
    }

    record Figures(long totalFen, long receivedFen, long earmarkedFen, long spentFen) {}
}
