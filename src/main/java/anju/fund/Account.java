package anju.fund;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account of the ledger: of a lot, or of one allocation of it. */
record Account(Kind kind, UUID lot, @Nullable UUID allocation, String code) {
    /** What stands on it; bank and works are normal in debit, the rest in credit. */
    enum Kind {
        BANK,
        AVAILABLE,
        ALLOCATED,
        SPENT,
        WORKS
    }

    static Account ofLot(Kind kind, Lot lot) {
        return new Account(kind, lot.id(), null, prefix(kind) + ":" + lot.code());
    }

    /** {@code number} tells allocations of one lot for one item apart. */
    static Account ofAllocation(Kind kind, Lot lot, UUID allocation, int itemNumber, int number) {
        return new Account(
                kind, lot.id(), allocation, prefix(kind) + ":" + lot.code() + ":" + itemNumber + "-" + number);
    }

    private static String prefix(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
