package anju.demo;

import anju.consultation.GatheringForm;
import anju.consultation.Standing;
import anju.consultation.TeamTask;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who stands for what among the neighbours, and where they meet, as {@code demo/rooms.yaml} tells it. Homes are counted from the first
 * door; in a building the first homes hold its offices.
 *
 * @param vacant numbers of buildings for which nobody has been found yet
 * @param grid name of a building's micro-grid, with a place for the building's number
 */
record SelfGovernment(
        LocalDateTime formed, List<String> vacant, String grid, List<Volunteer> volunteers, List<Meeting> gatherings) {

    record Volunteer(int home, Standing standing, TeamTask task) {}

    record Meeting(
            LocalDateTime called,
            GatheringForm form,
            String title,
            String venue,
            String topics,
            LocalDateTime meets,
            @Nullable Held held) {}

    record Held(
            List<Integer> homes,
            int walkIns,
            String minutes,
            List<String> resolutions,
            LocalDateTime written,
            LocalDateTime published) {}
}
