package anju.consultation.web;

import anju.site.Form;
import anju.site.Site;
import java.util.UUID;

/** One opinion at the desk that stands alone, to be answered. */
public record OpinionPage(
        Site site, UUID compoundId, String compound, FunnelPage.Opinion opinion, boolean mayAnswer, Form form) {}
