package anju.plan;

/** Where an item's quantity comes from. */
public enum QuantitySource {
    /** It is what the registry says. */
    REGISTRY,
    /** A survey round found it, or it was measured on the spot. */
    SURVEYED,
    /** The office reckoned it. */
    TYPED
}
