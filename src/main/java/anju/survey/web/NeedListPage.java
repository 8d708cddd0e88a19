package anju.survey.web;

import anju.site.ListPage;
import anju.site.Option;
import anju.site.Site;
import anju.survey.NeedSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The needs in the places somebody works for. */
public record NeedListPage(
        Site site,
        ListPage<Row> list,
        List<Option> compounds,
        List<Option> topics,
        @Nullable UUID recordIn) {
    public record Row(
            UUID id,
            String title,
            String topic,
            UUID compoundId,
            String compound,
            int households,
            NeedSource source,
            boolean danger,
            LocalDate occurredOn,
            boolean withdrawn) {}
}
