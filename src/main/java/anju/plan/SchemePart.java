package anju.plan;

/** The parts of a scheme for one compound (一小区一策): the buildings themselves, the facilities, the surroundings. */
public enum SchemePart {
    BUILDING,
    FACILITIES,
    SURROUNDINGS
}
