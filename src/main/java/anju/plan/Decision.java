package anju.plan;

/** Whether owners must decide, and with which majority (Civil Code art. 278, 279); from the lightest to the strictest. */
public enum Decision {
    NONE,
    ORDINARY,
    SPECIAL,
    /** By the owners of the stairwell that gets the lift, and by them alone. */
    LIFT,
    UNANIMOUS
}
