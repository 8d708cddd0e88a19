package anju.payment.web;

/** The period whose payments go on the notice board, as typed. */
record AnnounceForm(String from, String until) {}
