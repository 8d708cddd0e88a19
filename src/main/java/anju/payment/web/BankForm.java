package anju.payment.web;

/** The bank's word, as typed. */
record BankForm(String bankReference, String paidOn) {}
