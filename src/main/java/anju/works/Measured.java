package anju.works;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was measured of a contract line, at one building or for the whole place. */
public record Measured(UUID contractLine, @Nullable UUID building, long quantityMilli) {}
