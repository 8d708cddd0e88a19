package anju.works;

/** How bad a finding is. */
public enum Severity {
    MINOR,
    MAJOR,
    /** Dangerous: the work stops there until it is mended. */
    STOP
}
