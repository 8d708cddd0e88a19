package anju.consultation;

import anju.money.Fraction;
import anju.policy.Rules;

/**
 * How opinions are gathered.
 *
 * @param unsignedPerHour opinions without a name that one compound's sign takes in an hour
 * @param likeness share of common pairs of characters from which two opinions are proposed as one
 * @param willingness how willingness forms are counted
 * @param microGrid how many households a micro-grid has
 */
@Rules
public record ConsultationRules(
        int unsignedPerHour, Fraction likeness, WillingnessRule willingness, MicroGridRule microGrid) {
    public ConsultationRules {
        if (unsignedPerHour < 1) {
            throw new IllegalArgumentException("unsignedPerHour is at least 1");
        }
        if (likeness.numerator() == 0 || likeness.numerator() > likeness.denominator()) {
            throw new IllegalArgumentException("likeness is above nothing and at most the whole");
        }
    }
}
