package anju.access;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is asking: a signed-in person with their roles, or the public. */
public record Viewer(@Nullable UUID personId, String name, List<Grant> grants) {
    public static final Viewer PUBLIC = new Viewer(null, "", List.of());

    public boolean isSignedIn() {
        return personId != null;
    }

    /** The signed-in person; a bug when nobody is. */
    public UUID person() {
        if (personId == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return personId;
    }

    public boolean isStaff() {
        return grants.stream().anyMatch(grant -> grant.role().isStaff());
    }

    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** May do this somewhere; decides whether a page or button is shown at all. */
    public boolean may(Action action) {
        return grants.stream().anyMatch(grant -> action.isOpenTo(grant.role()));
    }

    /** May do this at the place with this path. */
    public boolean may(Action action, String placePath) {
        return grants.stream().anyMatch(grant -> action.isOpenTo(grant.role()) && grant.covers(placePath));
    }

    /** The places where this may be done, for lists that show no more than that. */
    public List<String> reach(Action action) {
        return grants.stream()
                .filter(grant -> action.isOpenTo(grant.role()))
                .map(Grant::placePath)
                .distinct()
                .toList();
    }

    /** Refuses whoever may not do this here; the first question every verb asks. */
    public void require(Action action, String placePath) {
        if (!may(action, placePath)) {
            throw new NotPermitted(action);
        }
    }
}
