package anju.payment.web;

/** A button with nothing to fill in. */
record EmptyForm() {}
