package anju.fund;

import anju.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something given that is not cash, as stated.
 *
 * @param item the item it helps; null if it is for the whole, or for what comes after
 * @param purpose WORKS, OPERATION or UPKEEP
 * @param organisation the giver; null if residents gave
 * @param named the organisation agreed to be named in public
 * @param people how many residents gave; they are counted, never named
 * @param minutes labour only
 * @param value all but labour
 */
public record Gift(
        ContributionKind kind,
        String purpose,
        @Nullable UUID item,
        String what,
        @Nullable UUID organisation,
        boolean named,
        @Nullable Integer people,
        @Nullable Long minutes,
        Valuation valuation,
        String documentNumber,
        @Nullable Money value,
        LocalDate givenOn) {
    boolean byOrganisation() {
        return organisation != null;
    }
}
