package anju.request.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A request as a resident typed it. */
record ReportForm(
        String compound,
        String where,
        String spot,
        String topic,
        String title,
        String description,
        String mine,
        String phone,
        @Nullable List<MultipartFile> photos) {}
