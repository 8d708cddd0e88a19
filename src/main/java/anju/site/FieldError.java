package anju.site;

/** Why an answer cannot be taken: which field ({@code ""} for the whole form), the rule, and the way out. */
public record FieldError(String field, Said why) {}
