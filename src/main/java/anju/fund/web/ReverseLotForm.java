package anju.fund.web;

/** A receipt reversed, as typed. */
record ReverseLotForm(String documentNumber, String reason) {}
