package anju.site;

/** The hidden field that shows a form was made by us for this session. */
public record FormToken(String name, String value) {}
