package anju.works;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch as its papers say.
 *
 * @param quantity as on the delivery note, with its unit
 * @param certificate number of the certificate of conformity
 * @param report the test report, where there is one
 */
public record BatchTerms(
        List<UUID> lines,
        String name,
        String maker,
        String spec,
        String quantity,
        String certificate,
        @Nullable UUID report,
        LocalDate arrivedOn) {
    public BatchTerms {
        lines = List.copyOf(lines);
    }
}
