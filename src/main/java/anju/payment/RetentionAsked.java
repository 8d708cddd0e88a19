package anju.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Asked of the modules above before a retention is let go: whoever has an open claim on the contract's work says so. */
public final class RetentionAsked {
    private final UUID contract;
    private final List<String> open = new ArrayList<>();

    RetentionAsked(UUID contract) {
        this.contract = contract;
    }

    public UUID contract() {
        return contract;
    }

    /** A claim with this code is open, so the retention stays. */
    public void isOpen(String code) {
        open.add(code);
    }

    List<String> open() {
        return List.copyOf(open);
    }
}
