package anju.site.web;

import anju.site.Site;
import java.util.Map;
import java.util.UUID;

/** The people who share a phone, of whom one signs in. */
public record WhoAreYouPage(Site site, Map<UUID, String> names, String to) {}
