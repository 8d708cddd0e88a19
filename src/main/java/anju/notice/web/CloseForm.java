package anju.notice.web;

/** Nothing to fill in: the page says what is closed. */
record CloseForm() {}
