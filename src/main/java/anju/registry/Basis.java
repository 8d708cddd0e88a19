package anju.registry;

/** Where a part's area comes from, best first (SPC interpretation on building ownership, art. 8). */
public enum Basis {
    REGISTERED,
    SURVEYED,
    CONTRACTED
}
