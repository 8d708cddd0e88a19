package anju.registry.web;

import anju.registry.Organisation;
import anju.site.Form;
import anju.site.ListPage;
import anju.site.Site;

/** The organisations the city works with, and the form to add one. */
public record OrganisationsPage(Site site, ListPage<Organisation> list, Form form, boolean mayKeep) {}
