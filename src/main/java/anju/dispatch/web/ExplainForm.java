package anju.dispatch.web;

/** An answer to a finding, as typed. */
record ExplainForm(String words, String mendBy) {}
