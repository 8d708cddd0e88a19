package anju.notice;

/** Where a notice stands. */
public enum NoticeState {
    PUBLISHED,
    CLOSED,
    SUPERSEDED,
    WITHDRAWN
}
