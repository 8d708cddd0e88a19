package anju.money;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A floor area, held as hundredths of a square metre, as the real estate register writes it. */
public record Area(long x100) implements Comparable<Area>, Serializable {
    public static final Area ZERO = new Area(0);

    /** The area of {@code squareMetres}; refuses more than two decimals. */
    public static Area ofSquareMetres(BigDecimal squareMetres) {
        return new Area(squareMetres
                .movePointRight(2)
                .setScale(0, RoundingMode.UNNECESSARY)
                .longValueExact());
    }

    public Area plus(Area other) {
        return new Area(Math.addExact(x100, other.x100));
    }

    public BigDecimal squareMetres() {
        return BigDecimal.valueOf(x100, 2);
    }

    @Override
    public int compareTo(Area other) {
        return Long.compare(x100, other.x100);
    }

    @Override
    public String toString() {
        return squareMetres().toPlainString();
    }
}
