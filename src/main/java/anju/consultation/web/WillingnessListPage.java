package anju.consultation.web;

import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** The rounds of willingness forms of a compound. */
public record WillingnessListPage(
        Site site, UUID compoundId, String compound, List<RoundView> rounds, boolean mayAsk) {}
