package anju.survey.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.survey.Indicator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A surveyor's sheet on the phone: the indicators of one building, or of the compound as a whole. */
public record SheetPage(
        Site site,
        UUID roundId,
        String compound,
        @Nullable UUID buildingId,
        @Nullable String building,
        List<Item> items,
        List<RoundPage.Sheet> sheets) {

    public int done() {
        return (int) items.stream().filter(item -> item.last() != null).count();
    }

    /** One indicator with its form; {@code form} holds what was answered last, or what was just refused. */
    public record Item(
            String code,
            String name,
            Indicator indicator,
            String threshold,
            List<Issue> issues,
            @Nullable Last last,
            Form form,
            @Nullable Last meanwhile) {
        public String id(String field) {
            return "item-" + code + "-" + field;
        }

        public List<Option> answers(Site site) {
            return switch (indicator.ask()) {
                case YES_NO -> options(site, "YES", "NO", "NA");
                case DEGREE -> options(site, "MET", "PARTIAL", "NOT", "NA");
                case COUNT, AMOUNT, RATIO -> options(site, "VALUE", "NA");
            };
        }

        private List<Option> options(Site site, String... values) {
            var prefix = indicator.byBuilding() ? "survey.sheet.hazard." : "survey.sheet.answer.";
            return java.util.Arrays.stream(values)
                    .map(value -> new Option(value, site.text(prefix + value)))
                    .toList();
        }

        public boolean isTyped() {
            return indicator.ask() == Indicator.Ask.COUNT
                    || indicator.ask() == Indicator.Ask.AMOUNT
                    || indicator.ask() == Indicator.Ask.RATIO;
        }

        public boolean isRatio() {
            return indicator.ask() == Indicator.Ask.RATIO;
        }
    }

    public record Issue(String code, String name, boolean danger) {}

    /** What was answered last. */
    public record Last(UUID id, String said, String by, Instant at, List<UUID> photos) {}
}
