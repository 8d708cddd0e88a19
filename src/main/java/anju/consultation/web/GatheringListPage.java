package anju.consultation.web;

import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** Gatherings of a compound: those to come, then those that were. */
public record GatheringListPage(
        Site site,
        UUID compoundId,
        String compound,
        List<GatheringView> ahead,
        List<GatheringView> past,
        boolean mayCall) {}
