package anju.request.web;

/** How it went, as it was chosen. */
record RateForm(String solved, String stars) {}
