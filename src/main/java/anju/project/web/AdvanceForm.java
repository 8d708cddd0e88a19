package anju.project.web;

/** The stage the person saw when they asked for the next. */
public record AdvanceForm(String from) {}
