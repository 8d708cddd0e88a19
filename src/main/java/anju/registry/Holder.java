package anju.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who holds a part: a person or an organisation, never both. */
public record Holder(@Nullable UUID personId, @Nullable UUID organisationId) {
    public Holder {
        if ((personId == null) == (organisationId == null)) {
            throw new IllegalArgumentException("a holder is a person or an organisation");
        }
    }

    public static Holder person(UUID id) {
        return new Holder(id, null);
    }

    public static Holder organisation(UUID id) {
        return new Holder(null, id);
    }
}
