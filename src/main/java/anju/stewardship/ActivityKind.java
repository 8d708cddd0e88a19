package anju.stewardship;

/** What an activity for neighbours is. */
public enum ActivityKind {
    VOLUNTEER,
    MEAL,
    HEALTH,
    CULTURE,
    CLASS,
    OTHER
}
