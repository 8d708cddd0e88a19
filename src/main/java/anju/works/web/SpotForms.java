package anju.works.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The forms of inspectors, draws and spot checks, as typed. */
final class SpotForms {
    static final String INSPECTOR = "works.inspector";
    static final String PREPARE = "works.draw";
    static final String REPORT = "works.spot";

    private SpotForms() {}

    record InspectorForm(String place, String person, String firm) {}

    record PrepareForm(String place, String objects, String each) {}

    record ReportForm(
            String outcome,
            List<String> findings,
            String note,
            String visitedOn,
            @Nullable MultipartFile photo) {}
}
