package anju.fund.web;

/** Speaking for money to come, as typed. */
record ReserveForm(String item, String amount) {}
