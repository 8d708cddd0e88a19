package anju.programme;

/** What the ranking counts. Each is a whole number that anybody can count again. */
public enum Criterion {
    /** Standing needs that are dangerous to life. */
    DANGER,
    /** Standing needs of every kind. */
    NEEDS,
    /** Full years since the compound was built, beyond {@link ProgrammeRules#oldFromYears()}. */
    AGE,
    /** 1 when a plan for it has items. */
    PLANNED,
    /** 1 when its owners have decided. */
    DECIDED
}
