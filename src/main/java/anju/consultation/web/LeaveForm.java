package anju.consultation.web;

/** Somebody who leaves a self-government group. */
record LeaveForm(String member, String reason) {}
