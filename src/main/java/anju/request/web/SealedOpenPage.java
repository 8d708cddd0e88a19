package anju.request.web;

import anju.request.Confiding;
import anju.site.Form;
import anju.site.Site;

/** A sealed report, opened by an auditor. */
public record SealedOpenPage(Site site, Confiding.Opened opened, Form form) {}
