package anju.plan.web;

/** The file number as it was typed, and the digest of the plan as it was looked at. */
record FreezeForm(String fileNumber, String seen) {}
