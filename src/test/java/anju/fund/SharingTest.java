package anju.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.money.Money;
import anju.plan.Decision;
import anju.plan.ItemClass;
import anju.plan.Payer;
import anju.policy.Name;
import anju.testing.Shows;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SharingTest {
    private static final UUID ONE = new UUID(1, 1);

    @Test
    @Shows("EP-24")
    void gas_is_shared_seven_hundred_twenty_one_hundred_and_eight_hundred_per_household() {
        var sharing = Sharing.of(rules(), item("B19", 312_000, "3600.00", List.of(Payer.GOVERNMENT), false));
        assertThat(shares(sharing))
                .containsExactly("GOVERNMENT 218400.00", "PIPELINE_OPERATOR 655200.00", "OWNERS 249600.00");
    }

    @Test
    void fixed_amounts_that_are_not_the_price_are_said_not_bent() {
        assertThat(Sharing.of(rules(), item("B19", 312_000, "3500.00", List.of(Payer.GOVERNMENT), false)))
                .isEqualTo(new Sharing.PartsDiffer(Money.ofYuan("3600"), Money.ofYuan("3500")));
    }

    @Test
    @Shows("EP-23")
    void a_lift_gets_its_subsidy_and_the_owners_pay_the_rest_but_a_subsidy_never_pays_more_than_the_lift() {
        assertThat(shares(Sharing.of(rules(), item("C06", 2_000, "350000.00", List.of(Payer.OWNERS), false))))
                .containsExactly("GOVERNMENT 300000.00", "OWNERS 400000.00");
        assertThat(shares(Sharing.of(rules(), item("C06", 1_000, "120000.00", List.of(Payer.OWNERS), false))))
                .containsExactly("GOVERNMENT 120000.00");
    }

    @Test
    @Shows("CD-15")
    void without_fixed_amounts_the_catalogues_payers_share_by_their_class() {
        var payers = List.of(Payer.GOVERNMENT, Payer.MAINTENANCE_FUND);
        assertThat(shares(Sharing.of(rules(), item("B01", 1_000, "0.03", payers, false))))
                .containsExactly("GOVERNMENT 0.03");
        assertThat(shares(Sharing.of(rules(), item("B01", 1_000, "0.03", payers, true))))
                .containsExactly("GOVERNMENT 0.02", "MAINTENANCE_FUND 0.01");
        assertThat(shares(Sharing.of(rules(), item("B33", 1_000, "8.00", List.of(Payer.PROPERTY_RIGHT_UNIT), false))))
                .containsExactly("PROPERTY_RIGHT_UNIT 8.00");
    }

    /** Enping's figures: 350,000 less 150,000 among six floors of two homes. */
    @Test
    @Shows("EP-22")
    void a_lift_is_shared_by_floor_to_the_fen() {
        var homes = new ArrayList<HomeShares.Home>();
        for (int floor = 1; floor <= 6; floor++) {
            homes.add(home(floor, 7000L));
            homes.add(home(floor, 9000L));
        }
        var shared = (HomeShares.Shared) HomeShares.of(rules(), Among.FLOOR, Money.ofYuan("200000"), homes);
        assertThat(shared.shares().stream().map(s -> s.amount().toString()).distinct())
                .contains("0.00", "7936.51", "15873.02", "20634.92", "25396.82", "30158.73");
        assertThat(sum(shared)).isEqualTo(Money.ofYuan("200000"));
    }

    @Test
    void each_stairwell_pays_for_its_own_lift() {
        var homes = List.of(
                new HomeShares.Home(ONE, new UUID(2, 1), "1-1-301", 3, 1L),
                new HomeShares.Home(ONE, new UUID(2, 2), "1-2-301", 3, 1L),
                new HomeShares.Home(ONE, new UUID(2, 2), "1-2-302", 3, 1L));
        var shared = (HomeShares.Shared) HomeShares.of(rules(), Among.FLOOR, new Money(101), homes);
        assertThat(shared.shares().stream().map(s -> s.amount().fen())).containsExactly(51L, 25L, 25L);
    }

    @Test
    void homes_without_area_and_ground_floors_alone_are_said() {
        assertThat(HomeShares.of(rules(), Among.AREA, new Money(5), List.of(home(1, 100L), home(2, null))))
                .isInstanceOfSatisfying(
                        HomeShares.AreaUnknown.class,
                        no -> assertThat(no.homes()).hasSize(1));
        assertThat(HomeShares.of(rules(), Among.FLOOR, new Money(5), List.of(home(1, 100L), home(-1, 100L))))
                .isEqualTo(new HomeShares.Nobody());
        assertThat(HomeShares.of(rules(), Among.HOUSEHOLD, new Money(5), List.of()))
                .isEqualTo(new HomeShares.Nobody());
    }

    /** The oracle hands out one fen after another to whoever is furthest below what is due to them. */
    @Test
    void any_part_among_any_homes_adds_up_and_is_what_a_slow_reckoning_finds() {
        var random = new Random(20261122);
        for (int round = 0; round < 400; round++) {
            var among = Among.values()[random.nextInt(3)];
            var homes = new ArrayList<HomeShares.Home>();
            for (int i = random.nextInt(1, 9); i > 0; i--) {
                homes.add(home(random.nextInt(2, 12), random.nextLong(1, 20_000)));
            }
            var amount = new Money(random.nextInt(0, 3_000));
            var shared = (HomeShares.Shared) HomeShares.of(rules(), among, amount, homes);
            var weights = shared.shares().stream().map(HomeShares.Share::weight).toList();
            assertThat(sum(shared)).isEqualTo(amount);
            assertThat(shared.shares().stream().map(s -> s.amount().fen()).toList())
                    .isEqualTo(slowly(amount.fen(), weights));
        }
    }

    @Test
    void any_item_of_any_class_is_paid_for_exactly() {
        var random = new Random(7);
        for (int round = 0; round < 400; round++) {
            var payers = new ArrayList<Payer>();
            for (var payer : Payer.values()) {
                if (random.nextBoolean()) {
                    payers.add(payer);
                }
            }
            if (payers.isEmpty()) {
                payers.add(Payer.OWNERS);
            }
            var code = random.nextBoolean() ? "C06" : "B01";
            var asked = new Sharing.Asked(
                    code,
                    ItemClass.values()[random.nextInt(4)],
                    random.nextLong(1, 9_000_000),
                    new Money(random.nextLong(1, 90_000_000)),
                    Money.ZERO,
                    payers,
                    random.nextBoolean());
            var estimate = new Money(asked.quantityMilli() * asked.price().fen() / 1000);
            var shared = (Sharing.Shared) Sharing.of(
                    rules(),
                    new Sharing.Asked(
                            code,
                            asked.itemClass(),
                            asked.quantityMilli(),
                            asked.price(),
                            estimate,
                            payers,
                            asked.maintenanceFund()));
            assertThat(shared.shares().stream().map(Sharing.Share::amount).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(estimate);
        }
    }

    @Test
    void a_pack_that_forgets_a_class_or_shares_by_no_floor_is_refused() {
        assertThatThrownBy(() -> rules(Map.of(), List.of(0L, 5L), 3)).hasMessageContaining("sources");
        assertThatThrownBy(() -> rules(sources(), List.of(0L), 0)).hasMessageContaining("floorTenths");
        assertThatThrownBy(() -> rules(sources(), List.of(), 1)).hasMessageContaining("floorTenths");
    }

    private static List<Long> slowly(long amount, List<Long> weights) {
        var sum = BigInteger.valueOf(weights.stream().mapToLong(Long::longValue).sum());
        var given = new ArrayList<>(weights.stream().map(_ -> 0L).toList());
        for (long fen = 0; fen < amount; fen++) {
            int most = 0;
            for (int i = 1; i < weights.size(); i++) {
                if (due(amount, weights, given, sum, i).compareTo(due(amount, weights, given, sum, most)) > 0) {
                    most = i;
                }
            }
            given.set(most, given.get(most) + 1);
        }
        return given;
    }

    /** What is still due, times the sum of weights; a whole fen of debt comes before any part of one. */
    private static BigInteger due(long amount, List<Long> weights, List<Long> given, BigInteger sum, int i) {
        var left = BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(weights.get(i)))
                .subtract(BigInteger.valueOf(given.get(i)).multiply(sum));
        return left.min(sum).signum() > 0 && left.compareTo(sum) >= 0 ? sum : left;
    }

    private static Money sum(HomeShares.Shared shared) {
        return shared.shares().stream().map(HomeShares.Share::amount).reduce(Money.ZERO, Money::plus);
    }

    private static HomeShares.Home home(int floor, Long area) {
        return new HomeShares.Home(ONE, ONE, "1-1-" + floor + "01", floor, area);
    }

    private static List<String> shares(Sharing sharing) {
        return ((Sharing.Shared) sharing)
                .shares().stream()
                        .map(share -> share.payer() + " " + share.amount())
                        .toList();
    }

    private static Sharing.Asked item(
            String code, long milli, String price, List<Payer> payers, boolean maintenanceFund) {
        var each = Money.ofYuan(price);
        return new Sharing.Asked(
                code, ItemClass.BASIC, milli, each, new Money(milli * each.fen() / 1000), payers, maintenanceFund);
    }

    private static FundingRules rules() {
        return rules(sources());
    }

    private static Map<Source, FundingRules.SourceRule> sources() {
        return Map.of(Source.DONATION, new FundingRules.SourceRule(new Name("捐赠", "Donation"), Decision.NONE));
    }

    static FundingRules rules(Map<Source, FundingRules.SourceRule> sources) {
        return rules(sources, List.of(0L, 5L, 10L), 3);
    }

    private static FundingRules rules(Map<Source, FundingRules.SourceRule> sources, List<Long> floorTenths, long step) {
        var payers = new java.util.EnumMap<ItemClass, List<Payer>>(ItemClass.class);
        var weights = new java.util.EnumMap<ItemClass, Map<Payer, Long>>(ItemClass.class);
        for (var itemClass : ItemClass.values()) {
            payers.put(itemClass, List.of(Payer.GOVERNMENT));
            weights.put(itemClass, Map.of(Payer.GOVERNMENT, 2L, Payer.MAINTENANCE_FUND, 1L, Payer.MARKET, 3L));
        }
        var gas = new java.util.LinkedHashMap<Payer, Money>();
        gas.put(Payer.GOVERNMENT, Money.ofYuan("700"));
        gas.put(Payer.PIPELINE_OPERATOR, Money.ofYuan("2100"));
        gas.put(Payer.OWNERS, Money.ofYuan("800"));
        return new FundingRules(
                sources,
                Decision.SPECIAL,
                payers,
                Map.of("B19", gas, "C06", Map.of(Payer.GOVERNMENT, Money.ofYuan("150000"))),
                Map.of("C06", Payer.OWNERS),
                weights,
                Map.of("C06", Among.FLOOR),
                floorTenths,
                step,
                true,
                java.util.Arrays.stream(Payer.values())
                        .collect(java.util.stream.Collectors.toMap(each -> each, _ -> new anju.money.Fraction(1, 1))),
                Money.ofYuan("20"));
    }
}
