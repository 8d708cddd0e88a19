package anju.policy.web;

/** What is typed to adopt a pack for an area. */
public record AdoptForm(String pack, String from) {}
