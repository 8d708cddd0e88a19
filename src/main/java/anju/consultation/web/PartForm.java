package anju.consultation.web;

/** An opinion to be taken out of a consensus. */
record PartForm(String opinion) {}
