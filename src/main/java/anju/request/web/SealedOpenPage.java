package anju.request.web;

import anju.request.Hearing;
import anju.site.Form;
import anju.site.Site;

/** A sealed report, opened by an auditor. */
public record SealedOpenPage(Site site, Hearing.Opened opened, Form form) {}
