package anju.stewardship.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An asset in a list. */
public record AssetRow(
        UUID id,
        String code,
        String name,
        String building,
        String keeper,
        @Nullable LocalDate warrantyUntil,
        boolean underWarranty) {}
