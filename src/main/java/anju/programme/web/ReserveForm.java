package anju.programme.web;

/** A compound for the reserve, as typed. */
record ReserveForm(String compound, String estimated, String wishedYear, String grounds) {}
