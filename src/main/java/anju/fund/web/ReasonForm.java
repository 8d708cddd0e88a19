package anju.fund.web;

/** Why something is given up, as typed. */
record ReasonForm(String reason) {}
