package anju.works;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Asked of the modules above before an acceptance is reversed: whoever stands on it says so. */
public final class ReversalAsked {
    private final UUID acceptance;
    private final List<String> standing = new ArrayList<>();

    ReversalAsked(UUID acceptance) {
        this.acceptance = acceptance;
    }

    public UUID acceptance() {
        return acceptance;
    }

    /** Something with this code stands on the acceptance, so it stays. */
    public void standsOnIt(String code) {
        standing.add(code);
    }

    List<String> standing() {
        return List.copyOf(standing);
    }
}
