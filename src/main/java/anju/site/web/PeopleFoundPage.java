package anju.site.web;

import anju.site.Site;
import java.util.Map;
import java.util.UUID;

/** Several people who share a phone. */
public record PeopleFoundPage(Site site, Map<UUID, String> names) {}
