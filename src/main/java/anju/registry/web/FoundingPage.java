package anju.registry.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;

/** The form for a new compound. */
public record FoundingPage(Site site, Form form, List<Option> communities) {}
