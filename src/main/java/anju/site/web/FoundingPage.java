package anju.site.web;

import anju.site.Site;

/** How far the founding of a demonstration city is. */
public record FoundingPage(Site site) {}
