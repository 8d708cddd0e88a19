package anju.survey.web;

import java.util.List;
import org.springframework.web.multipart.MultipartFile;

/** One indicator's answer as it was typed. */
record AnswerForm(
        String indicator,
        String building,
        String seen,
        String answer,
        String value,
        String of,
        String reason,
        List<String> issues,
        String note,
        String danger,
        List<MultipartFile> photos) {}
