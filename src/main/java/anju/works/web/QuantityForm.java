package anju.works.web;

/** One quantity of the measuring form. */
record QuantityForm(String quantity) {}
