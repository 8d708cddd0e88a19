package anju.consultation.web;

/** What somebody says at a gathering. */
record HearForm(String topic, String text, String phone) {}
