package anju.programme.web;

/** Why something is taken back. */
record ReasonForm(String reason) {}
