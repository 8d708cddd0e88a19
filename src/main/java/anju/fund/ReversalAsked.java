package anju.fund;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Asked of the modules above before a receipt of money is reversed: whoever stands on it says so. */
public final class ReversalAsked {
    private final UUID lot;
    private final List<String> standing = new ArrayList<>();

    ReversalAsked(UUID lot) {
        this.lot = lot;
    }

    public UUID lot() {
        return lot;
    }

    /** Something with this code stands on the lot, so it stays. */
    public void standsOnIt(String code) {
        standing.add(code);
    }

    List<String> standing() {
        return List.copyOf(standing);
    }
}
