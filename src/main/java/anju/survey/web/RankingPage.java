package anju.survey.web;

import anju.site.ListPage;
import anju.site.Option;
import anju.site.Site;
import anju.survey.Quadrant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The compounds in the order in which they call for renewal. */
public record RankingPage(Site site, ListPage<Row> list, List<Option> classes, long unsurveyed) {
    public record Row(
            int rank,
            UUID compoundId,
            String compound,
            UUID roundId,
            LocalDate surveyedOn,
            @Nullable Integer builtYear,
            int households,
            int scoreMilli,
            int priorityMilli,
            @Nullable Integer safetyMilli,
            @Nullable Integer infrastructureMilli,
            @Nullable Integer demandMilli,
            @Nullable Integer readinessMilli,
            String compoundClass,
            Quadrant quadrant,
            boolean danger) {
        public String score() {
            return Points.of(scoreMilli);
        }

        public String priority() {
            return Points.of(priorityMilli);
        }
    }
}
