package anju.project.web;

/** What is typed to propose another go-live day. */
record ProposeGoLiveForm(String goLive, String reason) {}
