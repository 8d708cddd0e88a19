package anju.consultation.web;

/** What becomes of an opinion or a consensus, and why. */
record FateForm(String fate, String reason) {}
