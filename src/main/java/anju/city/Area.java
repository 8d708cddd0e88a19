package anju.city;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place above the compound: the city itself, a district, a sub-district (street) or a community. */
public record Area(UUID id, @Nullable UUID parentId, Kind kind, String name, String path) {
    /** The levels of the tree, outermost first. */
    public enum Kind {
        CITY,
        DISTRICT,
        STREET,
        COMMUNITY
    }
}
