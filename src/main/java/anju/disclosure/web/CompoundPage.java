package anju.disclosure.web;

import anju.disclosure.CompoundNote;
import anju.money.Area;
import anju.money.Money;
import anju.site.Crumb;
import anju.site.Moment;
import anju.site.Site;
import anju.site.StageStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A compound as the public sees it.
 *
 * @param elsewhere what modules above say about it
 */
public record CompoundPage(
        Site site,
        Compound compound,
        List<String> areas,
        @Nullable Project project,
        List<StageStep> stages,
        List<NeedGroup> needs,
        List<Traced.Item> items,
        List<Traced.Matter> matters,
        List<OpenVote> openVotes,
        List<Notice> notices,
        List<Moment> lately,
        List<Ahead> ahead,
        Rates rates,
        List<Lot> lots,
        List<Traced.Payment> payments,
        Earlier earlier,
        List<Traced.Asset> assets,
        Findings findings,
        Sums sums,
        boolean compared,
        List<CompoundNote.Link> elsewhere) {

    public record Compound(
            UUID id,
            String code,
            String name,
            String address,
            @Nullable Integer builtYear,
            long buildings,
            long stairwells,
            long parts,
            @Nullable Long areaX100) {
        public Area area() {
            return new Area(areaX100 == null ? 0 : areaX100);
        }
    }

    public record Project(UUID id, String code, String name, String state) {}

    /**
     * Needs that say the same.
     *
     * @param groups how many there are in all, of which the page holds the first
     */
    public record NeedGroup(String title, long needs, boolean danger, UUID widest, long households, long groups) {}

    /** What is to come on a day: works, or the last day to have a say. */
    public record Ahead(String kind, UUID id, String title, LocalDate day) {
        /** Where it is done or read; empty for works, which are only announced. */
        public String href() {
            return switch (kind) {
                case "vote" -> "/votes/" + id;
                case "notice" -> "/notices/" + id;
                case "willingness" -> "/willingness/" + id;
                case "gathering" -> "/gatherings/" + id;
                case "inquiry" -> "/reviews/" + id;
                default -> "";
            };
        }
    }

    /** A notice whose time runs. */
    public record Notice(UUID id, String title, LocalDate lastOn) {}

    /** Requests of the last 90 days: how many came in, and how many of them are closed or answered. */
    public record Rates(long received, long answered) {}

    /**
     * What was found wrong at the works, by number; never by whom.
     *
     * @param mayOpen the list is open to whoever looks: staff of the works, members of the supervision group
     */
    public record Findings(long open, long overdue, long closed, boolean mayOpen) {
        public boolean any() {
            return open + closed > 0;
        }
    }

    public record OpenVote(UUID id, String title, Instant opensAt, Instant closesAt) {}

    public record Lot(
            UUID id,
            String source,
            String documentNumber,
            long receivedFen,
            boolean opening,
            long allocatedFen,
            long paidFen) {
        public Money received() {
            return new Money(receivedFen);
        }

        public Money allocated() {
            return new Money(allocatedFen);
        }

        public Money paid() {
            return new Money(paidFen);
        }
    }

    /**
     * Paid before the office joined, recorded later (补录) and confirmed by a second person: never verified, a sum of its own.
     *
     * @param payments the latest first
     */
    public record Earlier(List<EarlierPayment> payments) {
        public Money sum() {
            return payments.stream().map(EarlierPayment::amount).reduce(Money.ZERO, Money::plus);
        }
    }

    /** @param others how many compounds beside this one the undertaking has that it was paid for */
    public record EarlierPayment(
            String code, LocalDate paidOn, String payee, String source, String purpose, long amountFen, long others) {
        public Money amount() {
            return new Money(amountFen);
        }
    }

    /** What of the money received was there when the office joined; it is not verified. */
    public Money opening() {
        return lots.stream().filter(Lot::opening).map(Lot::received).reduce(Money.ZERO, Money::plus);
    }

    /** Money over all, each figure with its own meaning: received, set aside, under contract, accepted, paid. */
    public record Sums(long receivedFen, long allocatedFen, long contractedFen, long acceptedFen, long paidFen) {
        public Money received() {
            return new Money(receivedFen);
        }

        public Money contracted() {
            return new Money(contractedFen);
        }

        public Money accepted() {
            return new Money(acceptedFen);
        }

        public Money paid() {
            return new Money(paidFen);
        }
    }

    public List<Crumb> crumbs() {
        var crumbs = new ArrayList<Crumb>();
        areas.forEach(area -> crumbs.add(Crumb.here(area)));
        crumbs.add(Crumb.here(compound.name()));
        return crumbs;
    }

    /** How many groups of needs the page does not hold. */
    public long needsLeft() {
        return needs.isEmpty() ? 0 : needs.getFirst().groups() - needs.size();
    }

    public List<Traced.Matter> counted() {
        return matters.stream().filter(Traced.Matter::isCounted).toList();
    }
}
