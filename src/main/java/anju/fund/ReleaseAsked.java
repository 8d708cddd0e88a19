package anju.fund;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Asked of the modules above before an allocation is released: whoever stands on it says so. */
public final class ReleaseAsked {
    private final UUID allocation;
    private final List<String> standing = new ArrayList<>();

    ReleaseAsked(UUID allocation) {
        this.allocation = allocation;
    }

    public UUID allocation() {
        return allocation;
    }

    /** Something with this code stands on the allocation, so it stays. */
    public void standsOnIt(String code) {
        standing.add(code);
    }

    List<String> standing() {
        return List.copyOf(standing);
    }
}
