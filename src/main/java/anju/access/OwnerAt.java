package anju.access;

import java.util.UUID;

/** Somebody who owns, or owned, within a compound. */
public record OwnerAt(UUID person, String placePath) {}
