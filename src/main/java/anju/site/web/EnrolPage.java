package anju.site.web;

import anju.site.Form;
import anju.site.Site;

/** The form that opens an account. */
public record EnrolPage(Site site, Form form) {}
