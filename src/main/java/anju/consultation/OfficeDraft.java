package anju.consultation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An office to be given to somebody.
 *
 * @param of the building or micro-grid it is of; nothing for the compound's own
 * @param standing as what a volunteer joins, and {@code task} what for; nothing for every other office
 */
public record OfficeDraft(
        OfficeKind kind,
        @Nullable UUID of,
        UUID person,
        @Nullable Standing standing,
        @Nullable TeamTask task) {
    public OfficeDraft {
        if ((kind.at() == OfficeKind.At.COMPOUND) != (of == null)) {
            throw new IllegalArgumentException(kind + " is of " + kind.at());
        }
        if ((kind == OfficeKind.VOLUNTEER) != (standing != null && task != null)) {
            throw new IllegalArgumentException(
                    "a volunteer joins as something and for something, and nobody else does");
        }
    }
}
