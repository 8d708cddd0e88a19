package anju.payment;

import anju.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a statement held against our payments.
 *
 * @param due the payment's amount
 * @param obstacle why not now
 */
public record CheckedLine(
        BankLine line,
        LineState state,
        @Nullable UUID payment,
        @Nullable Money due,
        @Nullable BankConfirming obstacle) {
    static CheckedLine of(BankLine line, LineState state) {
        return new CheckedLine(line, state, null, null, null);
    }

    static CheckedLine of(BankLine line, LineState state, Payment payment) {
        return new CheckedLine(line, state, payment.id(), payment.amount(), null);
    }
}
