package anju.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation that owns, builds, supervises or keeps. */
public record Organisation(UUID id, String name, @Nullable String creditCode, OrganisationKind kind) {}
