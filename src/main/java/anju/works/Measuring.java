package anju.works;

import anju.money.Quantity;
import anju.project.TooEarly;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What became of putting measured work up for acceptance. */
public sealed interface Measuring {
    record Opened(UUID acceptance, String code) implements Measuring {}

    /** The start of works has not been cleared. */
    record NotStarted(TooEarly early) implements Measuring {}

    record NothingMeasured() implements Measuring {}

    /** The line is not one of this contract. */
    record UnknownLine(UUID contractLine) implements Measuring {}

    /** The same line and building stands there twice. */
    record LineTwice(String lineNumber) implements Measuring {}

    /** The building does not belong to the undertaking. */
    record UnknownBuilding(UUID building) implements Measuring {}

    /** @param before measured by acceptances that passed or are open */
    record MoreThanContracted(String lineNumber, Quantity contracted, Quantity before, Quantity now)
            implements Measuring {
        public Quantity left() {
            return new Quantity(contracted.milli() - before.milli(), contracted.unit());
        }
    }

    /** The batch for this line has not been found qualified by all three, and has not left the site. */
    record MaterialsUnsettled(String lineNumber, String batchCode) implements Measuring {}

    /** @param code the stretch of hidden works that has not passed; empty when none of the line was ever found good */
    record HiddenUnseen(String lineNumber, String code) implements Measuring {}

    /** Serious findings about these lines are not mended; at completion about anything in the contract. */
    record FindingsOpen(List<String> codes) implements Measuring {}

    /**
     * Completion is accepted when everything the contract agreed on is done (Regulation on construction quality art. 16).
     *
     * @param lines numbers of lines of which nothing is accepted
     * @param milestones titles of milestones not reached
     */
    record Unfinished(List<String> lines, List<String> milestones) implements Measuring {}

    record NotYet(LocalDate occurredOn, LocalDate today) implements Measuring {}
}
