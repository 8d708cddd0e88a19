package anju.demo;

import anju.money.Unit;
import anju.policy.Name;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was published about a compound, figure by figure, as {@code replays/} holds it.
 *
 * @param left published, and not in the records
 * @param invented not published, and in the records
 */
public record Published(
        String compound,
        Name title,
        Name place,
        Name source,
        LocalDate sourceOn,
        List<Figure> figures,
        List<Name> left,
        List<Name> invented) {
    /** The cases told again, by the last part of their page's address. */
    public static final List<String> CASES = List.of("wufuyuan");

    /** Of this case; one of {@link #CASES}. */
    public static Published read(String name) {
        return DemoScript.read("replays/" + name + ".yaml", Published.class);
    }

    /** How a published figure holds a computed one. */
    public enum As {
        EXACT,
        ABOUT,
        OVER,
        WITHIN
    }

    /** Whether the source says it, or it follows from what it says. */
    public enum Mark {
        PUBLISHED,
        DERIVED
    }

    /**
     * One figure.
     *
     * @param of the codes, sources or names it is about, if not about all
     * @param unit of a quantity
     * @param words of the source
     */
    public record Figure(
            Measure measure,
            @Nullable List<String> of,
            BigDecimal value,
            @Nullable BigDecimal upTo,
            @Nullable Unit unit,
            As as,
            @Nullable Mark mark,
            String words,
            Name name) {
        private static final BigDecimal TWO_IN_A_HUNDRED = new BigDecimal("0.02");
        private static final BigDecimal A_TENTH_MORE = new BigDecimal("1.1");

        /** Codes, sources or names; none if it is about all. */
        public List<String> about() {
            return of == null ? List.of() : of;
        }

        public Mark said() {
            return mark == null ? Mark.PUBLISHED : mark;
        }

        /** Whether what the records come to is what was published. */
        public boolean holds(BigDecimal computed) {
            return switch (as) {
                case EXACT -> computed.compareTo(value) == 0;
                case ABOUT -> computed.subtract(value).abs().compareTo(value.multiply(TWO_IN_A_HUNDRED)) <= 0;
                case OVER -> computed.compareTo(value) >= 0 && computed.compareTo(value.multiply(A_TENTH_MORE)) < 0;
                case WITHIN -> computed.compareTo(value) >= 0 && (upTo == null || computed.compareTo(upTo) <= 0);
            };
        }
    }
}
