package anju.plan;

/** Classes of items: basic, improving and upgrading (State Council Office [2020] 23); some cities add safety. */
public enum ItemClass {
    BASIC,
    IMPROVE,
    UPGRADE,
    SAFETY
}
