package anju.consultation.web;

/** A self-government group to be formed. */
record GroupForm(String name, String formedOn) {}
