package anju.notice.web;

/** The office's answer. */
record AnswerForm(String outcome, String text) {}
