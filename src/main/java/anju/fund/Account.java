package anju.fund;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account of the ledger: of a lot, of one allocation of it, or of one of its purposes after the works. */
record Account(
        Kind kind,
        UUID lot,
        @Nullable UUID allocation,
        @Nullable String purpose,
        String code) {
    /** What stands on it; bank, works and running are normal in debit, the rest in credit. */
    enum Kind {
        BANK,
        AVAILABLE,
        ALLOCATED,
        SPENT,
        WORKS,
        USED,
        RUNNING,
        OPENING
    }

    static Account ofLot(Kind kind, Lot lot) {
        return new Account(kind, lot.id(), null, null, prefix(kind) + ":" + lot.code());
    }

    static Account ofPurpose(Kind kind, Lot lot, String purpose) {
        return new Account(kind, lot.id(), null, purpose, prefix(kind) + ":" + lot.code() + ":" + purpose);
    }

    /** {@code number} tells allocations of one lot for one item apart. */
    static Account ofAllocation(Kind kind, Lot lot, UUID allocation, int itemNumber, int number) {
        return new Account(
                kind, lot.id(), allocation, null, prefix(kind) + ":" + lot.code() + ":" + itemNumber + "-" + number);
    }

    private static String prefix(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
