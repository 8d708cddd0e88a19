package anju.site;

import anju.money.Fraction;
import java.util.List;

/**
 * A share against the legal lines it must pass.
 *
 * @param figures numerator and denominator with their unit, in words
 * @param foot what is still missing, or what was needed
 */
public record Threshold(String label, String figures, long part, long whole, List<Line> lines, String foot) {

    /**
     * A line to be passed.
     *
     * @param strict more than the line, not just as much (民法典第278条: 过半数 is strict, 三分之二以上 is not)
     * @param name how it is called: 2/3
     */
    public record Line(Fraction at, boolean strict, String name) {
        public long permille() {
            return at.floorOf(1000);
        }
    }

    /** Past every line; compared exactly, never by a rounded share. */
    public boolean isPassed() {
        return whole > 0
                && lines.stream()
                        .allMatch(line -> line.strict()
                                ? line.at().isExceededBy(part, whole)
                                : line.at().isReachedBy(part, whole));
    }

    public long permille() {
        return whole == 0 ? 0 : new Fraction(part, whole).floorOf(1000);
    }

    public List<String> lineNames() {
        return lines.stream().map(Line::name).toList();
    }
}
