package anju.stewardship.web;

import anju.registry.Compound;
import anju.site.Site;
import java.util.List;

/** The compounds whose keeping this viewer may see. */
public record CompoundsPage(Site site, List<Compound> compounds) {}
