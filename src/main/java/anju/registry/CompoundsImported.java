package anju.registry;

import java.util.List;
import java.util.UUID;

/** A workbook entered the registry. */
public record CompoundsImported(UUID importId, List<UUID> compounds) {}
