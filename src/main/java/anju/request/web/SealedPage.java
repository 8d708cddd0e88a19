package anju.request.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;

/** The form for a sealed report. */
public record SealedPage(Site site, Form form, List<Option> compounds) {}
