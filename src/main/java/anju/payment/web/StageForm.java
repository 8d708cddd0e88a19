package anju.payment.web;

/** Which kind is asked for; wages also name their acceptance. */
record StageForm(String kind, String acceptance) {}
