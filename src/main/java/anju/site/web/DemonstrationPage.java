package anju.site.web;

import anju.site.Site;
import java.time.Instant;

/**
 * The demonstration city's clock, to be set on.
 *
 * @param seen what the clock's distance from the machine's is, so that the same button pressed twice moves it once
 */
public record DemonstrationPage(Site site, Instant now, long seen) {}
