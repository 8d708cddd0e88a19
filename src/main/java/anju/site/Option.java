package anju.site;

/** One of the answers a field offers: what is sent, and what is read. */
public record Option(String value, String label) {}
