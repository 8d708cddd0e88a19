package anju.fund.web;

/** Why an allocation goes back. */
record ReleaseForm(String reason) {}
