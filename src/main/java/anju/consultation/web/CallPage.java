package anju.consultation.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** A gathering to be called. */
public record CallPage(Site site, Form form, UUID compoundId, String compound, List<Option> stairwells) {}
