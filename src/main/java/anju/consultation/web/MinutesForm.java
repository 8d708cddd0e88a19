package anju.consultation.web;

/** Minutes to be written; resolutions one a line. */
record MinutesForm(String text, String resolutions, String walkIns, String note) {}
