package anju.vote;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The first place where counts of a vote differ. It says where, never how much: until the counts agree there is no result, and
 * nobody reads choices out of a message.
 *
 * @param matter number of the matter
 * @param apart the count that says something else than the others
 */
public record Difference(int matter, Figure figure, Apart apart) {
    public enum Apart {
        /** The database's view. */
        DATABASE,
        /** The program, from plain rows. */
        PROGRAM,
        /** The count from the exported file. */
        FILE,
        /** The result that was stored when the vote was counted. */
        STORED,
        /** No two agree. */
        ALL
    }

    public enum Figure {
        ROLL_AREA(Tally::rollAreaX100),
        ROLL_HEADS(Tally::rollHeads),
        CAST_AREA(Tally::castAreaX100),
        CAST_HEADS(Tally::castHeads),
        FOR_AREA(Tally::forAreaX100),
        FOR_HEADS(Tally::forHeads),
        AGAINST_AREA(Tally::againstAreaX100),
        AGAINST_HEADS(Tally::againstHeads);

        private final ToLongFunction<Tally> of;

        Figure(ToLongFunction<Tally> of) {
            this.of = of;
        }

        boolean differs(@Nullable Tally one, @Nullable Tally other) {
            return one == null || other == null ? one != other : of.applyAsLong(one) != of.applyAsLong(other);
        }
    }

    /** Where three counts of a matter differ; a count that lacks the matter differs in everything. */
    static Optional<Difference> among(
            int matter, @Nullable Tally database, @Nullable Tally program, @Nullable Tally file) {
        return first(database, program).or(() -> first(database, file)).map(figure -> {
            boolean programAgrees = !figure.differs(database, program);
            boolean fileAgrees = !figure.differs(database, file);
            var apart = programAgrees
                    ? Apart.FILE
                    : fileAgrees ? Apart.PROGRAM : figure.differs(program, file) ? Apart.ALL : Apart.DATABASE;
            return new Difference(matter, figure, apart);
        });
    }

    /** Where what was stored is no longer what is counted. */
    static Optional<Difference> ofStored(int matter, @Nullable Tally stored, Tally counted) {
        return first(stored, counted).map(figure -> new Difference(matter, figure, Apart.STORED));
    }

    private static Optional<Figure> first(@Nullable Tally one, @Nullable Tally other) {
        return Objects.equals(one, other)
                ? Optional.empty()
                : Arrays.stream(Figure.values())
                        .filter(figure -> figure.differs(one, other))
                        .findFirst();
    }
}
