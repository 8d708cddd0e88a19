package anju.consultation.web;

/** An office that ends. */
record EndOfficeForm(String office, String reason) {}
