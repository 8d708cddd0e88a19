package anju.registry;

/** How far a workbook is on its way into the registry. */
public enum ImportState {
    /** Waiting for, or under, the job that reads it. */
    READING,
    /** Not a workbook that can be read at all. */
    UNREADABLE,
    /** Read; has faults to be mended. */
    FAULTY,
    /** Read and sound; the differences can be looked at and confirmed. */
    READY,
    CONFIRMED,
    UNDONE,
    DROPPED
}
