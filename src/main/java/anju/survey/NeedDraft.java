package anju.survey;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A need as somebody writes it down.
 *
 * @param parts the households it touches, one by one
 * @param stairwells every household of these
 * @param buildings every household of these
 * @param wholeCompound every household of the compound
 * @param requestId the resident's request it comes from
 */
public record NeedDraft(
        UUID compoundId,
        String topic,
        String title,
        String description,
        NeedSource source,
        boolean danger,
        LocalDate occurredOn,
        Set<UUID> parts,
        Set<UUID> stairwells,
        Set<UUID> buildings,
        boolean wholeCompound,
        @Nullable UUID requestId) {
    public static final int TITLE_MIN = 2;
    public static final int TITLE_MAX = 60;
    public static final int DESCRIPTION_MAX = 2000;

    public NeedDraft {
        int length = title.codePointCount(0, title.length());
        if (length < TITLE_MIN || length > TITLE_MAX) {
            throw new IllegalArgumentException("a title has 2 to 60 characters, not " + length);
        }
        if (description.codePointCount(0, description.length()) > DESCRIPTION_MAX) {
            throw new IllegalArgumentException("a description has at most " + DESCRIPTION_MAX + " characters");
        }
        // In order, so that the same draft sent twice is recognised as the same.
        parts = new TreeSet<>(parts);
        stairwells = new TreeSet<>(stairwells);
        buildings = new TreeSet<>(buildings);
    }

    public NeedDraft(
            UUID compoundId,
            String topic,
            String title,
            String description,
            NeedSource source,
            boolean danger,
            LocalDate occurredOn,
            Set<UUID> parts,
            Set<UUID> stairwells,
            Set<UUID> buildings,
            boolean wholeCompound) {
        this(
                compoundId,
                topic,
                title,
                description,
                source,
                danger,
                occurredOn,
                parts,
                stairwells,
                buildings,
                wholeCompound,
                null);
    }

    /** This need, named after the request it comes from. */
    public NeedDraft of(UUID request) {
        return new NeedDraft(
                compoundId,
                topic,
                title,
                description,
                source,
                danger,
                occurredOn,
                parts,
                stairwells,
                buildings,
                wholeCompound,
                request);
    }

    /** A need of these households. */
    public static NeedDraft ofParts(
            UUID compoundId,
            String topic,
            String title,
            String description,
            NeedSource source,
            boolean danger,
            LocalDate occurredOn,
            Set<UUID> parts) {
        return new NeedDraft(
                compoundId, topic, title, description, source, danger, occurredOn, parts, Set.of(), Set.of(), false);
    }
}
