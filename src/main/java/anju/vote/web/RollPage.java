package anju.vote.web;

import anju.money.Area;
import anju.site.Form;
import anju.site.Site;
import anju.vote.RollPreview;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The roll before it is frozen: how parts become heads, and what is still missing. */
public record RollPage(
        Site site,
        Form form,
        UUID voteId,
        String title,
        String compound,
        LocalDate recordOn,
        Instant opensAt,
        RollPreview roll) {
    public Area area() {
        return new Area(roll.areaX100());
    }

    public boolean isComplete() {
        return roll.withoutArea() == 0 && roll.withoutOwner() == 0 && roll.heads() > 0;
    }
}
