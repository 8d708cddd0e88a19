package anju.notice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notice was withdrawn; told in the same transaction. */
public record NoticeWithdrawn(
        UUID noticeId,
        String kind,
        @Nullable String subjectKind,
        @Nullable UUID subjectId,
        UUID actId) {}
