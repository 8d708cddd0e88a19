package anju.works.web;

/** What whoever looks again says. */
public enum Recheck {
    GOOD,
    SENT_BACK
}
