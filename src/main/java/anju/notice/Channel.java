package anju.notice;

/** How an objection reached the office. */
public enum Channel {
    ONLINE,
    MEETING,
    PHONE,
    PAPER
}
