package anju.stewardship.web;

import anju.money.Quantity;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** An asset: who keeps it, what is done when, how long the warranty runs. */
public record AssetPage(
        Site site,
        UUID compound,
        String compoundName,
        AssetRow asset,
        String upkeep,
        int upkeepEveryMonths,
        LocalDate inUseFrom,
        int lifeYears,
        List<OriginRow> origins) {
    public record OriginRow(UUID acceptance, String acceptanceCode, String title, String building, Quantity quantity) {}
}
