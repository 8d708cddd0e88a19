package anju.payment;

import static java.util.Objects.requireNonNull;

import anju.money.Fraction;
import anju.money.LargestRemainder;
import anju.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What is payable now: the kind's ratio of its base, less the advance earned back, the wages that go their own way, what is
 * kept back and what was paid or is held. Reckoned on sums, so that rounding never adds up (Caijian [2022] 183; [2004] 369;
 * State Council Order 724; Jianzhi [2017] 138).
 *
 * @param value accepted value this payment is for; zero where it stands on the contract
 * @param earlierValue accepted value of earlier payments of this kind
 * @param earlierPaid what they paid or hold; from completion on, of all kinds
 */
public record Reckoning(
        ClearanceKind kind,
        Money base,
        Fraction ratio,
        Money recovered,
        Money wage,
        Money retained,
        Money value,
        Money earlierValue,
        Money earlierPaid) {
    private static final Fraction WHOLE = new Fraction(1, 1);

    /** An accepted line at its contract value. */
    record Line(UUID acceptedLine, UUID item, long quantityMilli, Money value) {}

    /** An allocation that funds an item: how much was set aside, how much is left. */
    record Fund(UUID allocation, Money setAside, Money left) {}

    /** The kind's sum on these books; {@code value} is that of the acceptance it stands on. */
    static Reckoning of(ClearanceKind kind, Books books, Money value) {
        var done = books.of(kind);
        var all = done.value().plus(value);
        var none = Money.ZERO;
        return switch (kind) {
            case PROGRESS ->
                new Reckoning(
                        kind,
                        all,
                        books.progress(),
                        recovered(books, all),
                        books.wagesIn(all),
                        none,
                        value,
                        done.value(),
                        done.amount());
            case WAGE ->
                new Reckoning(
                        kind,
                        all.times(books.progress()),
                        Books.percent(requireNonNull(books.terms()).wages()),
                        none,
                        none,
                        none,
                        value,
                        done.value(),
                        done.amount());
            case ADVANCE ->
                ofContract(
                        kind,
                        books.contract(),
                        Books.percent(requireNonNull(books.terms()).advance()),
                        none,
                        none,
                        done.amount());
            case COMPLETION ->
                ofContract(
                        kind,
                        books.accepted(),
                        Books.percent(requireNonNull(books.terms()).completion()),
                        books.wagesOwed(),
                        none,
                        books.paid());
            case SETTLEMENT -> {
                var settled = requireNonNull(books.settled());
                var kept = settled.times(
                        Books.percent(requireNonNull(books.terms()).retention()));
                yield ofContract(kind, settled, WHOLE, books.wagesOwed(), kept, books.paid());
            }
            case RETENTION -> ofContract(kind, requireNonNull(books.settled()), WHOLE, none, none, books.paid());
        };
    }

    private static Reckoning ofContract(
            ClearanceKind kind, Money base, Fraction ratio, Money wage, Money retained, Money earlierPaid) {
        return new Reckoning(kind, base, ratio, Money.ZERO, wage, retained, Money.ZERO, Money.ZERO, earlierPaid);
    }

    /** The advance is earned back in proportion to accepted value: all of it once the whole contract is accepted. */
    private static Money recovered(Books books, Money value) {
        var advance = books.of(ClearanceKind.ADVANCE).amount();
        if (!advance.isPositive()) {
            return Money.ZERO;
        }
        var part = advance.times(new Fraction(value.fen(), books.contract().fen()));
        return part.compareTo(advance) < 0 ? part : advance;
    }

    public Money earned() {
        return base.times(ratio);
    }

    public Money amount() {
        return earned().minus(recovered).minus(wage).minus(retained).minus(earlierPaid);
    }

    /** The amount by item, in proportion to these weights: the accepted value, or what each item may still get. */
    SortedMap<UUID, Money> byItem(SortedMap<UUID, Money> weights) {
        var shares = LargestRemainder.split(
                amount(), weights.values().stream().map(Money::fen).toList());
        var amounts = new TreeMap<UUID, Money>();
        var next = shares.iterator();
        weights.keySet().forEach(item -> {
            var share = next.next();
            if (share.isPositive()) {
                amounts.put(item, share);
            }
        });
        return amounts;
    }

    /**
     * One item's amount by allocation, in proportion to what was set aside. What an allocation no longer has, the others bear in
     * order; shares add up to the amount unless all together have less.
     */
    static SortedMap<UUID, Money> split(Money amount, List<Fund> funds) {
        var shares = new ArrayList<>(LargestRemainder.split(
                amount, funds.stream().map(fund -> fund.setAside().fen()).toList()));
        var excess = Money.ZERO;
        for (int i = 0; i < shares.size(); i++) {
            var left = funds.get(i).left();
            if (shares.get(i).compareTo(left) > 0) {
                excess = excess.plus(shares.get(i).minus(left));
                shares.set(i, left);
            }
        }
        var amounts = new TreeMap<UUID, Money>();
        for (int i = 0; i < shares.size(); i++) {
            var room = funds.get(i).left().minus(shares.get(i));
            var more = room.compareTo(excess) < 0 ? room : excess;
            excess = excess.minus(more);
            var share = shares.get(i).plus(more);
            if (share.isPositive()) {
                amounts.put(funds.get(i).allocation(), share);
            }
        }
        return amounts;
    }
}
