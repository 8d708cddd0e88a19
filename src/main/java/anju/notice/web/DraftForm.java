package anju.notice.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A notice as it was typed. */
record DraftForm(
        String place,
        String kind,
        String title,
        String body,
        String days,
        String supersedes,
        String revision,
        @Nullable MultipartFile file) {
    static final DraftForm EMPTY = new DraftForm("", "", "", "", "", "", "", null);
}
