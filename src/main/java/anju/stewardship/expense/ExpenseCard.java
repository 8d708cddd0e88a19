package anju.stewardship.expense;

import anju.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An expense as it is asked for.
 *
 * @param subject the repair, upkeep, service contract or room that it pays for
 * @param invoice the invoice's number; one payee's is paid once
 * @param matter what owners passed, where the lot's source asks for it
 */
public record ExpenseCard(
        UUID lot,
        Kind kind,
        UUID subject,
        UUID payee,
        String what,
        Money amount,
        String invoice,
        @Nullable UUID invoiceFile,
        @Nullable UUID matter) {
    /** What an expense can be for; it says which purpose the lot must have. */
    public enum Kind {
        REPAIR("UPKEEP"),
        UPKEEP("UPKEEP"),
        SERVICE("OPERATION"),
        ROOM("OPERATION");

        private final String purpose;

        Kind(String purpose) {
            this.purpose = purpose;
        }

        public String purpose() {
            return purpose;
        }
    }
}
