package anju.plan.web;

import anju.plan.CatalogueItem;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The form for an item. */
public record DrawUpItemPage(
        Site site,
        Form form,
        UUID planId,
        String name,
        List<Option> compounds,
        Map<String, CatalogueItem> catalogue,
        List<Known> known,
        List<Need> needs,
        List<Consensus> consensuses) {

    /** A quantity that registry or survey know already. */
    public record Known(String code, String item, String compound, String figure) {}

    public record Need(UUID id, String title, String compound, int households) {}

    public record Consensus(UUID id, String title, String compound, int opinions) {}

    /** Code, name, unit and usual price, so that nobody has to look them up. */
    public List<Option> codes() {
        return catalogue.entrySet().stream()
                .map(entry -> new Option(entry.getKey(), label(entry.getKey(), entry.getValue())))
                .toList();
    }

    private String label(String code, CatalogueItem item) {
        Locale locale = site.words().locale();
        return site.text(
                "plan.item.code.option", code, item.name().in(locale), item.priceLow(), item.priceHigh(), item.unit());
    }
}
