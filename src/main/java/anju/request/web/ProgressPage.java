package anju.request.web;

import anju.site.Form;
import anju.site.Site;

/** Asks for a tracking code. */
public record ProgressPage(Site site, Form form) {}
