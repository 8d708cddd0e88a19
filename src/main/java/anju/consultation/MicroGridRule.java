package anju.consultation;

/** How large a micro-grid is, in households. */
public record MicroGridRule(int householdsMin, int householdsMax) {
    public MicroGridRule {
        if (householdsMin < 1 || householdsMax < householdsMin) {
            throw new IllegalArgumentException("householdsMin is at least 1 and at most householdsMax");
        }
    }

    boolean holds(int households) {
        return households >= householdsMin && households <= householdsMax;
    }
}
