package anju.payment;

import anju.money.Fraction;
import anju.money.Money;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contract's money as it stands: what was agreed, accepted, settled, and paid or held by kind.
 *
 * @param completedOn the day the whole was accepted
 * @param done value and amount of the payments that were not rejected
 */
record Books(
        Money contract,
        Fraction progress,
        @Nullable Terms terms,
        Money accepted,
        @Nullable LocalDate completedOn,
        @Nullable Money settled,
        boolean settlementPaid,
        Map<ClearanceKind, Sums> done) {
    record Sums(Money value, Money amount) {
        static final Sums NONE = new Sums(Money.ZERO, Money.ZERO);
    }

    Books {
        done = Map.copyOf(done);
    }

    Sums of(ClearanceKind kind) {
        return done.getOrDefault(kind, Sums.NONE);
    }

    boolean has(ClearanceKind kind) {
        return done.containsKey(kind);
    }

    Money paid() {
        return done.values().stream().map(Sums::amount).reduce(Money.ZERO, Money::plus);
    }

    /** The wages in this accepted value: their share of what the progress ratio gives. */
    Money wagesIn(Money value) {
        return terms == null ? Money.ZERO : value.times(progress).times(percent(terms.wages()));
    }

    /** Wages of accepted work that nobody has asked for yet. */
    Money wagesOwed() {
        return wagesIn(accepted).minus(of(ClearanceKind.WAGE).amount());
    }

    static Fraction percent(int percent) {
        return new Fraction(percent, 100);
    }
}
