package anju.site.web;

import java.util.UUID;

/** Somebody in the list of those who work here, in words. */
public record PeopleRow(UUID id, String name, String login, String roles, String state) {}
