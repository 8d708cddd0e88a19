package anju.stewardship;

import anju.money.Area;
import anju.money.Fraction;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Idle land as its agreement puts it to use.
 *
 * @param share the compound's part of the income
 */
public record ParcelCard(
        String name,
        Area area,
        String use,
        UUID giver,
        UUID builder,
        UUID operator,
        IncomeTo incomeTo,
        Fraction share,
        String agreement,
        LocalDate from,
        LocalDate until) {
    /** Where the compound's part of the income goes. */
    public enum IncomeTo {
        PROPERTY_SERVICE,
        MAINTENANCE_FUND,
        PUBLIC_USE
    }
}
