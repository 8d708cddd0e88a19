package anju.stewardship;

import anju.city.Sha256;
import anju.money.Fraction;
import anju.money.Money;
import java.util.List;
import java.util.UUID;

/**
 * A quarter's figures; they add up to the fen.
 *
 * @param fundDue what belongs in the fund of all net income so far, rounded up to the fen
 * @param fundPaid what has gone there so far
 */
record Statement(
        UUID id,
        Quarter quarter,
        Money opening,
        Money receipts,
        Money expenses,
        Money toFund,
        Money fundDue,
        Money fundPaid,
        Fraction share,
        List<Line> lines,
        String digestHex) {
    /** An entry or its reversal, with its sign. */
    record Line(UUID id, String code, String direction, long signedFen, String occurredOn, UUID recordedBy) {}

    static Statement of(
            UUID id, Quarter quarter, Money opening, List<Line> lines, Money netSoFar, Money fundPaid, Fraction share) {
        var due = netSoFar.isPositive()
                ? new Money(Math.ceilDiv(Math.multiplyExact(netSoFar.fen(), share.numerator()), share.denominator()))
                : Money.ZERO;
        return new Statement(
                id,
                quarter,
                opening,
                sum(lines, "RECEIPT"),
                sum(lines, "EXPENSE"),
                sum(lines, "TO_FUND"),
                due,
                fundPaid,
                share,
                List.copyOf(lines),
                digest(quarter, opening, lines));
    }

    Money closing() {
        return opening.plus(receipts).minus(expenses).minus(toFund);
    }

    private static Money sum(List<Line> lines, String direction) {
        return lines.stream()
                .filter(line -> line.direction().equals(direction))
                .map(line -> new Money(line.signedFen()))
                .reduce(Money.ZERO, Money::plus);
    }

    /** One line each: code, direction, day, signed fen; after the quarter and what it opened with. */
    private static String digest(Quarter quarter, Money opening, List<Line> lines) {
        var text = new StringBuilder()
                .append(quarter.year())
                .append(" Q")
                .append(quarter.quarter())
                .append(' ')
                .append(opening.fen())
                .append('\n');
        for (var line : lines) {
            text.append(line.code())
                    .append(' ')
                    .append(line.direction())
                    .append(' ')
                    .append(line.occurredOn())
                    .append(' ')
                    .append(line.signedFen())
                    .append('\n');
        }
        return Sha256.hex(text.toString());
    }
}
