package anju.request.web;

import anju.request.Level;
import anju.request.RequestState;
import anju.request.Rung;
import anju.site.ListPage;
import anju.site.Option;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The requests of the places somebody works for. */
public record DeskListPage(Site site, ListPage<Row> list, List<Option> compounds, List<Option> topics) {
    public record Row(
            UUID id,
            String code,
            String title,
            String topic,
            UUID compoundId,
            String compound,
            @Nullable String building,
            Level level,
            RequestState state,
            Rung rung,
            Instant receivedAt,
            Instant resolveDueAt,
            boolean overdue,
            boolean petition,
            int households) {}
}
