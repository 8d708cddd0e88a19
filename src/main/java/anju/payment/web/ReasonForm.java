package anju.payment.web;

/** Why something goes back. */
record ReasonForm(String reason) {}
