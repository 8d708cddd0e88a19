package anju.request;

/** How pressing a request is; decides by when it is acknowledged and solved. */
public enum Level {
    /** Life, gas, fire, somebody shut in a lift: 119, 120 or the operator are called before anything is written. */
    EMERGENCY,
    URGENT,
    CONSULTATION,
    ORDINARY,
    /** Several departments must come. */
    DIFFICULT;

    /** True for one that must not wait longer than another. */
    boolean isMorePressingThan(Level other) {
        return ordinal() < other.ordinal();
    }
}
