package anju.policy;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores the national edition for fixtures that put rows straight into the tables. */
public final class ShippedEdition {
    private static final Edition NATIONAL = new Packs(Packs.shipped(), PolicyConfiguration.rulesRecords())
            .edition(Packs.NATIONAL, LocalDate.of(2026, 1, 1));

    private ShippedEdition() {}

    /** A module's national rules. */
    public static <R extends Record> R national(Class<R> type) {
        return NATIONAL.rules(type);
    }

    public static UUID store(JdbcClient db) {
        return new Editions(db).store(NATIONAL);
    }
}
