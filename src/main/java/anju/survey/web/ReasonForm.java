package anju.survey.web;

/** Why something is given up, or what was done. */
record ReasonForm(String reason) {}
