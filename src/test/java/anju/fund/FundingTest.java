package anju.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.city.City;
import anju.evidence.CommandMismatch;
import anju.money.Money;
import anju.plan.Decision;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FundingTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Funding funding;

    SmallWorks works;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
    }

    @Test
    void each_receipt_of_money_is_a_lot_of_its_own() {
        var first = works.lot(Source.CENTRAL_SUBSIDY, "100.00", "BASIC");
        var second = works.lot(Source.CENTRAL_SUBSIDY, "100.00", "BASIC");
        assertThat(first).isNotEqualTo(second);
        assertThat(balance(first)).isEqualTo(new Balance(10_000, 10_000, 0, 0, 0));
    }

    @Test
    void a_source_that_is_not_open_here_is_refused() {
        // Every pack opens all sources so far; the rules of this one do not.
        var rules = SharingTest.rules(java.util.Map.of(
                Source.DONATION, new FundingRules.SourceRule(new anju.policy.Name("捐赠", "Donation"), Decision.NONE)));
        assertThat(rules.isOpen(Source.SPECIAL_BOND)).isFalse();
        assertThat(rules.isOpen(Source.DONATION)).isTrue();
    }

    @Test
    void money_without_a_known_purpose_or_from_tomorrow_is_refused() {
        assertThat(receive(new TreeSet<>(), today())).isInstanceOf(Receiving.NoPurpose.class);
        assertThat(receive(new TreeSet<>(List.of("ROADS")), today())).isEqualTo(new Receiving.UnknownPurpose("ROADS"));
        assertThat(receive(new TreeSet<>(List.of("Z99")), today())).isEqualTo(new Receiving.UnknownPurpose("Z99"));
        assertThat(receive(new TreeSet<>(List.of("BASIC")), today().plusDays(1)))
                .isEqualTo(new Receiving.NotYet(today().plusDays(1), today()));
    }

    @Test
    void only_who_may_receive_receives() {
        assertThatThrownBy(() -> funding.receive(
                        works.builder,
                        works.id(),
                        works.small.project,
                        Source.DONATION,
                        "x",
                        "y",
                        "",
                        new TreeSet<>(List.of("BASIC")),
                        new Money(1),
                        today()))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void a_lot_gives_no_more_than_it_has_and_says_what_is_left() {
        var lot = works.lot(Source.CITY_MATCH, "100.00", "BASIC");
        var item = works.item("10", "50.00");
        assertThat(allocate(lot, item, "60.00"))
                .isInstanceOfSatisfying(
                        Allocating.Allocated.class,
                        made -> assertThat(made.left()).isEqualTo(Money.ofYuan("40.00")));
        assertThat(allocate(lot, item, "40.01"))
                .isEqualTo(new Allocating.NotEnough(Money.ofYuan("40.01"), Money.ofYuan("40.00")));
        assertThat(allocate(lot, item, "40.00")).isInstanceOf(Allocating.Allocated.class);
        assertThat(balance(lot)).isEqualTo(new Balance(10_000, 0, 10_000, 0, 0));
    }

    @Test
    @Shows("ZS-22")
    void money_keeps_to_its_earmark() {
        var lot = works.lot(Source.DISTRICT_MATCH, "100.00", "C06", "UPGRADE");
        var roof = works.item("10", "50.00");
        assertThat(allocate(lot, roof, "1.00"))
                .isEqualTo(new Allocating.OutsideEarmark(List.of("C06", "UPGRADE"), "BASIC", "B01"));
        var lift = works.item("C06", "IMPROVE", "加装电梯", "SET", "1", "350000.00");
        assertThat(allocate(lot, lift, "1.00")).isInstanceOf(Allocating.Allocated.class);
    }

    @Test
    @Shows("CD-17")
    void the_maintenance_fund_waits_for_the_owners() {
        var lot = works.lot(Source.MAINTENANCE_FUND, "100.00", "BASIC");
        var item = works.item("10", "50.00");
        assertThat(allocate(lot, item, "1.00")).isEqualTo(new Allocating.NotDecided(Decision.ORDINARY));
        var matter = works.passedMatter(item, "ORDINARY");
        assertThat(allocate(lot, item, "1.00")).isInstanceOf(Allocating.Allocated.class);
        assertThat(db.sql("select matter_id from fund.allocation where lot_id = ?")
                        .param(lot)
                        .query(UUID.class)
                        .single())
                .isEqualTo(matter);
        var other = works.item("10", "50.00");
        works.annulled(works.passedMatter(other, "ORDINARY"));
        assertThat(allocate(lot, other, "1.00")).isEqualTo(new Allocating.NotDecided(Decision.ORDINARY));
    }

    @Test
    void private_capital_needs_three_quarters_and_half_is_not_enough() {
        var lot = works.lot(Source.SOCIAL_CAPITAL, "100.00", "BASIC");
        var item = works.item("10", "50.00");
        works.passedMatter(item, "ORDINARY");
        assertThat(allocate(lot, item, "1.00")).isEqualTo(new Allocating.NotDecided(Decision.SPECIAL));
        works.passedMatter(item, "SPECIAL");
        assertThat(allocate(lot, item, "1.00")).isInstanceOf(Allocating.Allocated.class);
    }

    @Test
    void an_allocation_goes_back_whole_and_once_unless_a_contract_stands_on_it() {
        var lot = works.lot(Source.CITY_MATCH, "1000.00", "BASIC");
        var item = works.item("10", "50.00");
        var allocation = works.allocated(lot, item, "500.00");
        assertThat(funding.release(works.clerk, works.id(), allocation, "换了资金来源"))
                .isEqualTo(new Releasing.Released(lot, Money.ofYuan("500.00")));
        assertThat(balance(lot)).isEqualTo(new Balance(100_000, 100_000, 0, 0, 0));
        assertThat(funding.release(works.clerk, works.id(), allocation, "again"))
                .isInstanceOf(Releasing.AlreadyReleased.class);
        var second = works.allocated(lot, item, "500.00");
        works.contract(works.terms("R-1", 80, works.line(item, "1", "10", "50.00")));
        assertThat(funding.release(works.clerk, works.id(), second, "x"))
                .isInstanceOfSatisfying(
                        Releasing.StoodOn.class,
                        stood -> assertThat(stood.contracts()).hasSize(1));
    }

    @Test
    void a_command_sent_twice_allocates_once_and_another_under_its_id_is_refused() {
        var lot = works.lot(Source.CITY_MATCH, "100.00", "BASIC");
        var item = works.item("10", "50.00");
        var command = works.id();
        var first = funding.allocate(works.clerk, command, lot, item, Money.ofYuan("60.00"));
        assertThat(funding.allocate(works.clerk, command, lot, item, Money.ofYuan("60.00")))
                .isEqualTo(first);
        assertThat(balance(lot).allocatedFen()).isEqualTo(6_000);
        assertThatThrownBy(() -> funding.allocate(works.clerk, command, lot, item, Money.ofYuan("61.00")))
                .isInstanceOf(CommandMismatch.class);
    }

    @Test
    void eight_at_once_never_take_more_than_a_lot_has() throws Exception {
        var lot = works.lot(Source.CITY_MATCH, "100.00", "BASIC");
        var item = works.item("10", "50.00");
        var city = City.current();
        var tries = new ArrayList<Callable<Allocating>>();
        for (int i = 0; i < 24; i++) {
            tries.add(() -> city.call(() -> allocate(lot, item, "9.00")));
        }
        try (var people = Executors.newFixedThreadPool(8)) {
            var answers = new ArrayList<Allocating>();
            for (var future : people.invokeAll(tries)) {
                answers.add(future.get());
            }
            assertThat(answers)
                    .filteredOn(a -> a instanceof Allocating.Allocated)
                    .hasSize(11);
            assertThat(answers)
                    .filteredOn(a -> a instanceof Allocating.NotEnough)
                    .hasSize(13);
        }
        assertThat(balance(lot)).isEqualTo(new Balance(10_000, 100, 9_900, 0, 0));
    }

    private Receiving receive(TreeSet<String> purposes, LocalDate on) {
        return funding.receive(
                works.finance,
                works.id(),
                works.small.project,
                Source.DONATION,
                "某企业",
                "捐赠协议 1",
                "",
                purposes,
                new Money(1),
                on);
    }

    private Allocating allocate(UUID lot, UUID item, String amount) {
        return funding.allocate(works.clerk, works.id(), lot, item, Money.ofYuan(amount));
    }

    private Balance balance(UUID lot) {
        return db.sql(
                        "select received_fen, available_fen, allocated_fen, held_fen, spent_fen from fund.lot_balance where lot_id = ?")
                .param(lot)
                .query(Balance.class)
                .single();
    }

    private static LocalDate today() {
        return City.current().today();
    }

    record Balance(long receivedFen, long availableFen, long allocatedFen, long heldFen, long spentFen) {}
}
