package anju.notice.web;

/** An objection written down for a resident; the door, if they gave it. */
record EnterObjectionForm(String channel, String raisedOn, String text) {}
