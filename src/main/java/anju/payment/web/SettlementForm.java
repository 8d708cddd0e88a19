package anju.payment.web;

/** A settled price, as typed. */
record SettlementForm(String claimed, String settled, String reviewer, String firm, String report, String reviewedOn) {}
