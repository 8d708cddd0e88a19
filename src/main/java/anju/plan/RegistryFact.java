package anju.plan;

import anju.money.Unit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A figure of the registry that gives the quantity of an item, and the units it is a quantity of. */
public enum RegistryFact {
    BUILDINGS(Unit.BUILDING),
    /** Each stairwell has one entrance door. */
    STAIRWELLS(Unit.STAIRWELL, Unit.DOOR),
    DWELLINGS(Unit.HOUSEHOLD),
    /** All exclusive parts, by the area that stands highest: registered, surveyed, contracted. */
    PARTS_AREA(Unit.SQM);

    private final Set<Unit> units;

    RegistryFact(Unit... units) {
        this.units = Set.of(units);
    }

    /** The fact of this name, if it is one of the registry's and not an indicator of a survey. */
    public static Optional<RegistryFact> of(String name) {
        return Arrays.stream(values()).filter(fact -> fact.name().equals(name)).findFirst();
    }

    boolean isQuantityOf(Unit unit) {
        return units.contains(unit);
    }
}
