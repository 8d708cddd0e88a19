package anju.payment;

import org.jspecify.annotations.Nullable;

/**
 * What the parties agreed about paying a contract, in whole per cent.
 *
 * @param advance of the contract's sum, before the works begin
 * @param wages of each progress payment, to the wages' account
 * @param completion of accepted value, until the price is settled
 * @param retention of the settled price, until the defect period is over
 * @param account null when no wages are paid apart
 */
public record Terms(
        int advance,
        int wages,
        int completion,
        int retention,
        int defectMonths,
        @Nullable WageAccount account) {
    /** The account for migrant workers' wages (State Council Order 724 art. 26). */
    public record WageAccount(String holder, String bank, String number) {}
}
