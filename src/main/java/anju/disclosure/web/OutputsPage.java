package anju.disclosure.web;

import anju.money.Area;
import anju.money.Money;
import anju.money.Quantity;
import anju.plan.WorkCharacter;
import anju.site.Crumb;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What renovation came to (改造成效台账) in the whole city or one sub-district: quantities accepted, never added over units or
 * over new, repaired and re-marked; money received, by source; compounds, homes and area of the undertakings.
 *
 * @param shown the sub-district; null for all
 * @param asOf the day the figures were counted
 */
public record OutputsPage(
        Site site,
        List<Place> places,
        @Nullable UUID shown,
        LocalDate asOf,
        RollUp rollUp,
        List<Output> outputs,
        List<Funded> funds) {
    public record Place(UUID id, String name) {}

    /** Undertakings begun and not withdrawn, and what stands on their ground. */
    public record RollUp(
            long compounds,
            long building,
            long done,
            long homes,
            long areaX100,
            long paidFen,
            long earlierFen,
            long openingFen) {
        public Area area() {
            return new Area(areaX100);
        }

        /** What of the money received was there when offices joined, and is not verified. */
        public Money opening() {
            return new Money(openingFen);
        }

        /** Paid before offices joined, recorded later; never added to what was paid here. */
        public Money earlier() {
            return new Money(earlierFen);
        }

        public Money paid() {
            return new Money(paidFen);
        }
    }

    /** Accepted work of one kind. */
    public record Output(String item, WorkCharacter character, Quantity quantity, long compounds, Money value) {}

    /** Money received from one source. */
    public record Funded(String source, long lots, long receivedFen) {
        public Money received() {
            return new Money(receivedFen);
        }
    }

    public Money received() {
        return funds.stream().map(Funded::received).reduce(Money.ZERO, Money::plus);
    }

    /** This page's address, or its spreadsheet's, for the place shown. */
    public String href(String file) {
        return file + (shown == null ? "" : "?street=" + shown);
    }

    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(site.text("disclosure.nav.portal"), "/"), Crumb.here(site.text("disclosure.outputs.title")));
    }
}
