package anju.consultation.web;

/** A reason, for what needs one. */
record WhyForm(String reason) {}
