package anju.works;

import anju.money.Fraction;

/**
 * Change orders: what all approved increases of a contract together, this one included, may come to.
 *
 * @param leaderOver share of the contract above which the leader approves
 * @param noticeOver share above which a notice hangs before the owners first
 * @param most share beyond which nothing is added: it is a new purchase
 */
public record ChangeRules(Fraction leaderOver, Fraction noticeOver, Fraction most) {
    public ChangeRules {
        if (!isOrdered(leaderOver, noticeOver) || !isOrdered(noticeOver, most)) {
            throw new IllegalArgumentException("leaderOver is at most noticeOver, and that at most most");
        }
    }

    private static boolean isOrdered(Fraction less, Fraction more) {
        return less.isReachedBy(more.numerator(), more.denominator());
    }
}
