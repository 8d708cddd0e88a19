package anju.request.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A request as staff typed it for a resident who rang or was visited. */
record TakeDownForm(
        String compound,
        String where,
        String door,
        String spot,
        String topic,
        String level,
        String title,
        String description,
        String channel,
        String phone,
        @Nullable List<MultipartFile> photos) {}
