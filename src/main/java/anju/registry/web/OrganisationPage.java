package anju.registry.web;

import anju.registry.Organisation;
import anju.site.Form;
import anju.site.Site;

/** An organisation and the form for another name. */
public record OrganisationPage(Site site, Organisation organisation, Form form) {}
