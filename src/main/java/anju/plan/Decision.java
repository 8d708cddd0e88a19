package anju.plan;

/** Whether owners must decide, and with which majority (Civil Code art. 278). */
public enum Decision {
    NONE,
    ORDINARY,
    SPECIAL
}
