package anju.works.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The forms of findings and of the supervision group, as typed. */
final class FindingForms {
    static final String FILE = "works.finding";
    static final String MEND = "works.finding.mend";
    static final String RECHECK = "works.finding.recheck";
    static final String JOIN = "works.group";

    private FindingForms() {}

    record FileForm(
            String finder,
            String line,
            String severity,
            String what,
            String place,
            @Nullable MultipartFile photo) {}

    record MendForm(String note, @Nullable MultipartFile photo) {}

    record RecheckForm(
            String verdict, String note, @Nullable MultipartFile photo) {}

    record JoinForm(String person) {}
}
