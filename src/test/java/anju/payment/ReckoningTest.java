package anju.payment;

import static org.assertj.core.api.Assertions.assertThat;

import anju.money.Fraction;
import anju.money.Money;
import anju.testing.Shows;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ReckoningTest {
    /** An independent and slow reckoner: every sum anew from the whole history, in fractions of a fen. */
    private static final class Oracle {
        final Map<ClearanceKind, BigInteger> paid = new HashMap<>();

        BigInteger of(ClearanceKind kind) {
            return paid.getOrDefault(kind, BigInteger.ZERO);
        }

        BigInteger all() {
            return paid.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        }

        static BigInteger percent(BigInteger of, int percent) {
            return of.multiply(BigInteger.valueOf(percent)).divide(BigInteger.valueOf(100));
        }
    }

    @Property(tries = 2000)
    @Shows("ZS-24")
    void no_stage_pays_beyond_its_cap_and_all_kinds_together_are_the_settled_price(@ForAll long seed) {
        var random = new Random(seed);
        long contract = 1_000 + random.nextLong(9_000_000_000L);
        int progress = 50 + random.nextInt(41);
        int advance = random.nextInt(31);
        int wages = random.nextInt(41);
        int completion = 60 + random.nextInt(38);
        int retention = random.nextInt(4);
        var terms = new Terms(advance, wages, completion, retention, 24, null);
        var oracle = new Oracle();
        var done = new EnumMap<ClearanceKind, Books.Sums>(ClearanceKind.class);
        long accepted = 0;
        var sum = BigInteger.valueOf(contract);

        var advanced = pay(ClearanceKind.ADVANCE, books(contract, progress, terms, 0, null, done), 0, done, oracle);
        assertThat(advanced).isEqualTo(Oracle.percent(sum, advance));
        long wageValue = 0;
        for (int i = random.nextInt(6); i >= 0; i--) {
            long value = i == 0 && random.nextBoolean()
                    ? contract - accepted
                    : random.nextLong((contract - accepted) / 2 + 1);
            accepted += value;
            if (random.nextInt(4) > 0) {
                pay(
                        ClearanceKind.PROGRESS,
                        books(contract, progress, terms, accepted, null, done),
                        value,
                        done,
                        oracle);
            }
            if (random.nextInt(3) > 0) {
                pay(
                        ClearanceKind.WAGE,
                        books(contract, progress, terms, accepted, null, done),
                        accepted - wageValue,
                        done,
                        oracle);
                wageValue = accepted;
            }
            var all = BigInteger.valueOf(accepted);
            var open = advanced.subtract(advanced.multiply(all).divide(sum).min(advanced));
            assertThat(oracle.all())
                    .as("progress, wages and what is left of the advance")
                    .isLessThanOrEqualTo(Oracle.percent(all, progress)
                            .add(open)
                            .max(advanced)
                            .add(BigInteger.ONE));
            assertThat(oracle.of(ClearanceKind.WAGE))
                    .isLessThanOrEqualTo(Oracle.percent(Oracle.percent(all, progress), wages));
        }
        var whole = BigInteger.valueOf(accepted);
        var before = oracle.all();
        pay(ClearanceKind.COMPLETION, books(contract, progress, terms, accepted, null, done), 0, done, oracle);
        assertThat(oracle.all())
                .isLessThanOrEqualTo(Oracle.percent(whole, completion).max(before));
        pay(
                ClearanceKind.WAGE,
                books(contract, progress, terms, accepted, null, done),
                accepted - wageValue,
                done,
                oracle);
        assertThat(oracle.of(ClearanceKind.WAGE)).isEqualTo(Oracle.percent(Oracle.percent(whole, progress), wages));

        long least = Math.max(oracle.all().longValueExact(), 1);
        long settled = least >= contract ? least : least + random.nextLong(contract - least + 1);
        var kept = Oracle.percent(BigInteger.valueOf(settled), retention);
        before = oracle.all();
        pay(ClearanceKind.SETTLEMENT, books(contract, progress, terms, accepted, settled, done), 0, done, oracle);
        assertThat(oracle.all())
                .isEqualTo(BigInteger.valueOf(settled).subtract(kept).max(before));
        pay(ClearanceKind.RETENTION, books(contract, progress, terms, accepted, settled, done), 0, done, oracle);
        assertThat(oracle.all()).isEqualTo(BigInteger.valueOf(settled));
    }

    private static BigInteger pay(
            ClearanceKind kind, Books books, long value, Map<ClearanceKind, Books.Sums> done, Oracle oracle) {
        var reckoned = Reckoning.of(kind, books, new Money(value));
        if (!reckoned.amount().isPositive()) {
            return BigInteger.ZERO;
        }
        done.merge(
                kind,
                new Books.Sums(new Money(value), reckoned.amount()),
                (a, b) -> new Books.Sums(a.value().plus(b.value()), a.amount().plus(b.amount())));
        var amount = BigInteger.valueOf(reckoned.amount().fen());
        oracle.paid.merge(kind, amount, BigInteger::add);
        return amount;
    }

    private static Books books(
            long contract,
            int progress,
            Terms terms,
            long accepted,
            Long settled,
            Map<ClearanceKind, Books.Sums> done) {
        return new Books(
                new Money(contract),
                new Fraction(progress, 100),
                terms,
                new Money(accepted),
                LocalDate.of(2026, 3, 2),
                settled == null ? null : new Money(settled),
                false,
                done);
    }
}
