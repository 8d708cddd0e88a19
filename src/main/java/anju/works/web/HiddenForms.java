package anju.works.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The forms of hidden works, as typed. */
final class HiddenForms {
    static final String ANNOUNCE = "works.hidden";
    static final String LOOK = "works.hidden.look";
    static final String WITNESS = "works.hidden.witness";
    static final String COVER = "works.hidden.cover";

    private HiddenForms() {}

    record AnnounceForm(String line, String place, String what, String again, List<MultipartFile> photos) {}

    record LookForm(String opinion, String remark) {}

    record WitnessForm(String remark) {}

    record CoverForm(String remark, @Nullable MultipartFile photo) {}
}
