package anju.registry;

/** How a holder counts: as owner, or as a developer's stock, unsold or sold and not yet delivered (SPC interpretation, art. 9). */
public enum Standing {
    OWNED,
    UNSOLD,
    UNDELIVERED
}
