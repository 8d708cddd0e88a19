package anju.works;

/** What people are told before they work on a site (建设工程安全生产管理条例第27条、第37条). */
public enum BriefingKind {
    /** Safety training of whoever comes to this site for the first time, with a test. */
    ENTRY_TRAINING,
    /** The crew is told how this work is done safely and well; both sides sign. */
    TECHNICAL_BRIEFING
}
