package anju.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A residential compound as it stands now. */
public record Compound(
        UUID id,
        String code,
        UUID areaId,
        String path,
        @Nullable Integer builtYear,
        String name,
        String address) {}
