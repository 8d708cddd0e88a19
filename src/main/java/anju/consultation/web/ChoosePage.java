package anju.consultation.web;

import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** The compounds whose opinions somebody works on, those with most waiting first. */
public record ChoosePage(Site site, List<Row> compounds) {
    public record Row(UUID id, String name, long opinions, long waiting) {}
}
