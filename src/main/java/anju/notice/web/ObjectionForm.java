package anju.notice.web;

/** A resident's objection. */
record ObjectionForm(String text) {}
