package anju.stewardship.web;

import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** The assets of a compound. */
public record AssetsPage(Site site, UUID compound, String compoundName, List<AssetRow> rows) {}
