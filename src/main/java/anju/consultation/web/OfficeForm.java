package anju.consultation.web;

/** An office as it was typed. */
record OfficeForm(String kind, String building, String grid, String person, String standing, String task) {}
