package anju.consultation.web;

/** Somebody to be named a member of a self-government group. */
record MemberForm(String person, String speaksFor) {}
