package anju.request;

import anju.access.Role;
import anju.access.Viewer;
import java.util.Optional;
import java.util.Set;

/** A rung of the ladder a request climbs; departments are called from the top by whistle. */
public enum Rung {
    BUILDING_HEAD(Role.BUILDING_HEAD),
    GRID(Role.GRID_WORKER),
    COMMUNITY(Role.COMMUNITY_WORKER),
    STREET(Role.SUBDISTRICT_CLERK, Role.SUBDISTRICT_LEADER);

    private final Set<Role> roles;

    Rung(Role... roles) {
        this.roles = Set.of(roles);
    }

    /** Whether this person stands on this rung at this place. */
    public boolean isHeldBy(Viewer viewer, String path) {
        return viewer.grants().stream().anyMatch(grant -> roles.contains(grant.role()) && grant.covers(path));
    }

    /** Whose roles they are. */
    Set<Role> roles() {
        return roles;
    }

    /** The highest rung a person stands on here. */
    public static Optional<Rung> of(Viewer viewer, String path) {
        Rung highest = null;
        for (var rung : values()) {
            if (rung.isHeldBy(viewer, path)) {
                highest = rung;
            }
        }
        return Optional.ofNullable(highest);
    }

    public boolean isTop() {
        return this == STREET;
    }

    /** The rung above; the top stays where it is. */
    public Rung above() {
        return isTop() ? this : values()[ordinal() + 1];
    }
}
