package anju.request.web;

/** A sealed report as it was typed. */
record SealedForm(String compound, String text, String phone) {}
