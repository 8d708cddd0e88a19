package anju.consultation.web;

import anju.consultation.Fate;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a resident said, each with what became of it. */
public record MyOpinionsPage(Site site, List<Mine> opinions) {
    /** @param fate null while it waits */
    public record Mine(
            String code,
            UUID compoundId,
            String compound,
            String text,
            LocalDate occurredOn,
            @Nullable UUID consensusId,
            @Nullable String consensus,
            @Nullable Fate fate,
            @Nullable String reason) {}

    public long waiting() {
        return opinions.stream().filter(opinion -> opinion.fate == null).count();
    }
}
