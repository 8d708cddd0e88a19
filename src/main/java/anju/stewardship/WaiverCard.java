package anju.stewardship;

import anju.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A waiver as it was decided.
 *
 * @param ground a code of the rules; never its story
 * @param amount what is waived in all
 * @param paper the certificate or resolution, by its number
 */
public record WaiverCard(
        UUID part,
        String ground,
        BorneBy borneBy,
        Money amount,
        LocalDate from,
        LocalDate until,
        String paper,
        UUID matter) {
    /** Who goes without the money. */
    public enum BorneBy {
        PROPERTY_FIRM,
        PUBLIC_INCOME,
        OFFICE,
        OTHER_OWNERS
    }
}
