package anju.notice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notice has hung its whole period and every objection has its answer; told in the same transaction. */
public record NoticeClosed(
        UUID noticeId,
        String kind,
        @Nullable String subjectKind,
        @Nullable UUID subjectId,
        UUID actId) {}
