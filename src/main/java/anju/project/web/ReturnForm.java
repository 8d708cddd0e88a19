package anju.project.web;

/** What is typed to send an undertaking back a stage. */
public record ReturnForm(String from, String reason) {}
