package anju.money;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** A measured amount of work, held as thousandths of its unit. */
public record Quantity(long milli, Unit unit) implements Serializable {

    /** Refuses more than three decimals rather than rounding what a person measured. */
    public static Quantity of(BigDecimal amount, Unit unit) {
        return new Quantity(
                amount.movePointRight(3).setScale(0, RoundingMode.UNNECESSARY).longValueExact(), unit);
    }

    /** Quantity × price per unit, rounded down to the fen. */
    public Money at(Money pricePerUnit) {
        return new Money(BigInteger.valueOf(milli)
                .multiply(BigInteger.valueOf(pricePerUnit.fen()))
                .divide(BigInteger.valueOf(1000))
                .longValueExact());
    }

    public BigDecimal amount() {
        return BigDecimal.valueOf(milli, 3);
    }

    @Override
    public String toString() {
        return amount().stripTrailingZeros().toPlainString() + " " + unit;
    }
}
