package anju.consultation.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One gathering at the desk: who came, what was said, the minutes. */
public record GatheringDeskPage(
        Site site,
        GatheringView gathering,
        List<Stairwell> stairwells,
        int here,
        int members,
        int membersHere,
        @Nullable Minutes minutes,
        List<FunnelPage.Opinion> opinions,
        List<Option> topics,
        Form tick,
        Form hear,
        Form record,
        Form cancel,
        List<String> wrongs) {
    /**
     * @param number which writing of the minutes it is
     * @param own the viewer wrote it
     */
    public record Minutes(
            int number, boolean own, String text, @Nullable String note, int walkIns, List<String> resolutions) {}

    public record Stairwell(String name, List<Neighbour> people) {}

    /** @param signedIn by their own phone, which nobody ticks off */
    public record Neighbour(UUID id, String door, String name, boolean ticked, boolean signedIn) {}
}
