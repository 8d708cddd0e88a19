package anju.project;

/** How far a list of facts recorded later is: its facts hold once a second person has confirmed it. */
public enum RecordedState {
    ENTERED,
    CONFIRMED,
    WITHDRAWN
}
