package anju.vote;

import java.time.Instant;
import java.util.Comparator;

/** Which of a head's valid ballots counts when there are several. */
public enum Precedence {
    LAST_CAST,
    FIRST_VALID,
    PAPER_WINS;

    private static final Comparator<Cast> EARLIER = Comparator.comparing(Cast::at);
    private static final Comparator<Cast> PAPER = Comparator.comparing(Cast::paper);

    /** What of a ballot decides its place. */
    public interface Cast {
        Instant at();

        boolean paper();

        /** Cast by a proxy: whatever the time and the channel, the head's own goes before it. */
        boolean byProxy();
    }

    /** The greater counts; equal where neither proxy, paper nor time tells them apart, and the register's own order decides. */
    public Comparator<Cast> order() {
        var own = Comparator.comparing((Cast cast) -> !cast.byProxy());
        return switch (this) {
            case LAST_CAST -> own.thenComparing(EARLIER);
            case FIRST_VALID -> own.thenComparing(EARLIER.reversed());
            case PAPER_WINS -> own.thenComparing(PAPER).thenComparing(EARLIER);
        };
    }
}
