package anju.works.web;

/** Why an acceptance is taken back. */
record ReverseForm(String reason) {}
