package anju.notice.web;

/** What is sent when a draft is released. */
record ReleaseForm(String revision, String numbersReason, String fileRead) {}
