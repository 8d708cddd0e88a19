package anju.registry;

/** What an exclusive part is for. */
public enum Use {
    DWELLING,
    SHOP,
    OFFICE,
    PARKING,
    STORAGE
}
