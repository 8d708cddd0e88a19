package anju.stewardship;

import anju.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A service contract as signed.
 *
 * @param until the last day served
 * @param fee by {@code feeUnit}
 */
public record ContractCard(
        UUID firm,
        String number,
        LocalDate from,
        LocalDate until,
        Money fee,
        FeeUnit feeUnit,
        String scope,
        String terms) {
    /** What a fee counts. */
    public enum FeeUnit {
        SQM_MONTH,
        HOUSEHOLD_MONTH
    }
}
