package anju.vote.web;

import anju.money.Area;
import anju.site.Site;
import anju.vote.Precedence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a resident takes home: that their ballot is in, never what it says. */
public record ReceiptPage(
        Site site,
        UUID voteId,
        String title,
        String compound,
        Precedence precedence,
        Instant closesAt,
        UUID actId,
        Instant castAt,
        long areaX100,
        List<String> doors,
        int answered,
        int matters) {
    public Area area() {
        return new Area(areaX100);
    }
}
