package anju.project.web;

/** Why a go-live day is not to be, as typed; empty for the button that approves it. */
record DeclineGoLiveForm(String reason) {}
