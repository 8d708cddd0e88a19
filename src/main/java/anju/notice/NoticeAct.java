package anju.notice;

import anju.evidence.ActKind;

/** What the notice module puts into the public record. */
enum NoticeAct implements ActKind {
    NOTICE_PUBLISHED("notice.notice.published"),
    NOTICE_CLOSED("notice.notice.closed"),
    NOTICE_SUPERSEDED("notice.notice.superseded"),
    NOTICE_WITHDRAWN("notice.notice.withdrawn"),
    OBJECTION_RAISED("notice.objection.raised"),
    OBJECTION_ANSWERED("notice.objection.answered");

    private final String code;

    NoticeAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
