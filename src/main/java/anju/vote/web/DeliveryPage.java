package anju.vote.web;

import anju.site.Form;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** The doors of a stairwell, for whoever brings ballots there. */
public record DeliveryPage(
        Site site,
        Form form,
        VotePage.Facts vote,
        UUID stairwellId,
        List<TurnoutPage.Door> doors,
        int attemptsBeforePosting) {
    public String where() {
        var door = doors.getFirst();
        return VoteScreens.whereabouts(site, door.building(), door.stairwell());
    }
}
