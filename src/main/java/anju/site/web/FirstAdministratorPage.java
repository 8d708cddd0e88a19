package anju.site.web;

import anju.site.Form;
import anju.site.Site;

/** The form of a city's first administrator. */
public record FirstAdministratorPage(Site site, Form form) {}
