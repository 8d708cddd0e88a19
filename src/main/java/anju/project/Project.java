package anju.project;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An undertaking as it stands.
 *
 * @param editionId the rules it was opened under and keeps
 * @param recordedFrom the day the office joined; what happened before is recorded later (补录). None when it began here
 */
public record Project(
        UUID id,
        String code,
        String name,
        UUID editionId,
        Stage stage,
        @Nullable LocalDate recordedFrom) {}
