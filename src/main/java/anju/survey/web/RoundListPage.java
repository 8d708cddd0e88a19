package anju.survey.web;

import anju.site.ListPage;
import anju.site.Site;
import anju.survey.RoundState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Survey rounds, and the dangers nobody has dealt with yet. */
public record RoundListPage(Site site, ListPage<Row> list, List<OpenAlarm> alarms) {
    public record Row(
            UUID id,
            String code,
            String compound,
            LocalDate surveyedOn,
            RoundState state,
            @Nullable Integer scoreMilli,
            int gaps,
            int unjudged) {
        public String score() {
            return Points.of(scoreMilli);
        }
    }

    public record OpenAlarm(
            UUID id, String compound, @Nullable String building, Instant raisedAt) {}
}
