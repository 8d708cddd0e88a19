package anju.site;

/**
 * Why the page asked for is not shown, and what to do instead.
 *
 * @param reference what to tell us when asking about an outage; empty otherwise
 */
public record ErrorPage(Site site, String title, String text, String reference) {}
