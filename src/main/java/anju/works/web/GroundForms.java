package anju.works.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The forms of the register of encroachments, as typed. */
final class GroundForms {
    static final String FIND = "works.ground.find";
    static final String STEP = "works.ground.step";
    static final String CLEAR = "works.ground.clear";

    private GroundForms() {}

    record FindForm(
            String kind,
            String place,
            String area,
            String fireLane,
            @Nullable MultipartFile photo) {}

    record StepForm(String to, String note, @Nullable MultipartFile photo) {}

    record ClearForm(String note) {}
}
