package anju.project.web;

/** What is typed to take back a fact that was recorded later. */
public record WithdrawRecordedForm(String fact, String reason) {}
