package anju.fund.web;

/** Money set aside, as typed. */
record AllocateForm(String lot, String item, String amount) {}
