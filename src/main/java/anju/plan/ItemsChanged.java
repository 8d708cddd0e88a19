package anju.plan;

import java.util.UUID;

/** An item came into an undertaking's plan or was given up. */
public record ItemsChanged(UUID project, UUID act) {}
