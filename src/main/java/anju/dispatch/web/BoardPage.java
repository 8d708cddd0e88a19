package anju.dispatch.web;

import anju.dispatch.DispatchRules.Standing;
import anju.money.Money;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How all compounds of a place stand.
 *
 * @param next the next meeting called here
 * @param opening how much of what was received is opening balances, recorded later and not verified
 */
public record BoardPage(
        Site site,
        String place,
        LocalDate today,
        @Nullable NextMeeting next,
        Tally total,
        Money received,
        Money opening,
        Money paid,
        List<AreaRow> areas,
        List<LateRow> late,
        List<GroundRow> ground,
        List<MonthRow> months,
        List<Link> thread) {
    /**
     * Old compounds by how far they are; those under way by how they keep to their days.
     *
     * @param newer those built later that nobody has an undertaking for
     */
    public record Tally(long done, long underWay, long waiting, long newer, long onTime, long slow, long late) {
        /** Those that count as old, and those that are renovated although they are not. */
        public long old() {
            return done + underWay + waiting;
        }

        public long all() {
            return old() + newer;
        }
    }

    public record AreaRow(UUID id, String name, Tally tally) {}

    /** A compound that is late, its oldest late thing, and whose turn it is. */
    public record LateRow(UUID compound, String name, Standing standing, long days, DeskPage.Row row) {}

    /** A compound whose works have not begun and where something still stands on common ground. */
    public record GroundRow(UUID compound, String name, long standing, long fireLanes) {}

    /** @param permille of the largest month, for the bar */
    public record MonthRow(int month, Money paid, long permille) {}

    /** One link of the thread this year: how many. */
    public record Link(String key, long count) {}

    public record NextMeeting(UUID id, String title, java.time.Instant at, String venue) {}
}
