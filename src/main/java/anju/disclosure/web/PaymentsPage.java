package anju.disclosure.web;

import anju.site.Site;
import java.util.List;

/** Where the money went: the latest payments of the city, each with its trace. */
public record PaymentsPage(Site site, List<Traced.Payment> payments) {}
