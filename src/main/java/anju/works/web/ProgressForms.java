package anju.works.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The forms of schedule and daily log, as typed. */
final class ProgressForms {
    static final String SCHEDULE = "works.schedule";
    static final String REACHED = "works.reached";
    static final String LOG = "works.log";
    static final String BRIEFING = "works.briefing";

    private ProgressForms() {}

    record ScheduleForm(List<String> title, List<String> percent, List<String> plannedOn) {}

    record PointForm(String title, String percent, String plannedOn) {}

    record ReachedForm(String milestone, String reachedOn, String remark) {}

    record LogForm(
            String day,
            String weather,
            String headcount,
            String done,
            String note,
            String corrects,
            List<MultipartFile> photos) {}

    record BriefingForm(
            String kind,
            String line,
            String heldOn,
            String topic,
            String giver,
            String people,
            String passed,
            @Nullable MultipartFile sheet) {}
}
