package anju.site.web;

import anju.city.Area;
import anju.site.Form;
import anju.site.Site;

/** The form that renames an area. */
public record AreaNamePage(Site site, Area area, Form form) {}
