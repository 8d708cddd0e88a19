package anju.payment;

import anju.money.Fraction;

/** What became of setting down how a contract is paid. */
public sealed interface Agreeing {
    record Agreed() implements Agreeing {}

    record AlreadyAgreed() implements Agreeing {}

    /** Terms come before money. */
    record AlreadyPaying() implements Agreeing {}

    /**
     * Beyond what the pack allows.
     *
     * @param term which one, as the form calls it
     */
    record Beyond(String term, Fraction bound) implements Agreeing {}

    record DefectPeriodTooLong(int months) implements Agreeing {}

    /** Wages have a share and an account, or neither. */
    record AccountAndShare() implements Agreeing {}
}
