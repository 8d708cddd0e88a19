package anju.works.briefing;

import anju.works.BriefingKind;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A briefing as it was held.
 *
 * @param line the contract line whose work it was about; the whole contract if there is none
 * @param giver who gave it
 * @param passed of those present, how many passed the test or signed; only they work
 * @param sheet the sheet they signed
 */
public record BriefingTerms(
        BriefingKind kind,
        @Nullable UUID line,
        LocalDate heldOn,
        String topic,
        String giver,
        int people,
        int passed,
        UUID sheet) {}
