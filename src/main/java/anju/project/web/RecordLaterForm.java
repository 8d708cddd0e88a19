package anju.project.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What is typed to enter a fact from before the office joined. */
public record RecordLaterForm(
        String condition,
        String occurredOn,
        String reason,
        @Nullable MultipartFile scan) {}
