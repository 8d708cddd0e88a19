package anju.notice.web;

/** A reason, and which revision it is about where that matters. */
record ReasonForm(String revision, String reason) {}
