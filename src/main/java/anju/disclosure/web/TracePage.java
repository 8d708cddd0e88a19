package anju.disclosure.web;

import anju.disclosure.Node;
import anju.money.Area;
import anju.money.Fraction;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.site.Crumb;
import anju.site.Site;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The trace (来龙去脉): from whatever one stands on, back to the households and on to upkeep. */
public record TracePage(
        Site site,
        Node here,
        Place place,
        List<Need> needs,
        List<Households> householdsByBuilding,
        List<Item> items,
        List<Matter> matters,
        List<Allocation> allocations,
        List<ContractLine> contractLines,
        List<Accepted> accepted,
        List<Signature> signatures,
        List<Payment> payments,
        List<Source> sources,
        List<Asset> assets,
        List<String> buildings,
        Proof proof,
        LocalDate today) {

    private static final int NEEDS_AT_ONCE = 6;

    public record Place(UUID id, String name) {}

    public record Need(
            UUID id,
            String title,
            String source,
            LocalDate occurredOn,
            UUID compoundId,
            long households,
            @Nullable String buildings) {}

    public record Households(String building, long households) {}

    public record Item(
            UUID id,
            int number,
            String title,
            String itemClass,
            Unit unit,
            long quantityMilli,
            long priceFen,
            long estimateFen,
            String decision,
            long itemsInPlan,
            @Nullable String officeReason) {
        public Quantity quantity() {
            return new Quantity(quantityMilli, unit);
        }

        public Money estimate() {
            return new Money(estimateFen);
        }
    }

    /** Figures are null until the count is published. */
    public record Matter(
            UUID id,
            UUID voteId,
            String voteCode,
            int number,
            String kind,
            String title,
            Instant closesAt,
            String state,
            @Nullable Long rollAreaX100,
            @Nullable Integer rollHeads,
            @Nullable Long castAreaX100,
            @Nullable Integer castHeads,
            @Nullable Long forAreaX100,
            @Nullable Integer forHeads,
            @Nullable String verdict) {
        public boolean isCounted() {
            return verdict != null;
        }

        public BigDecimal headsPercent() {
            return percent(forHeads == null ? 0 : forHeads, castHeads == null ? 0 : castHeads);
        }

        public BigDecimal areaPercent() {
            return percent(forAreaX100 == null ? 0 : forAreaX100, castAreaX100 == null ? 0 : castAreaX100);
        }

        /** Heads in favour; 0 until counted. */
        public int headsFor() {
            return forHeads == null ? 0 : forHeads;
        }

        public boolean areaReaches() {
            return reaches(forAreaX100 == null ? 0 : forAreaX100, castAreaX100 == null ? 0 : castAreaX100);
        }

        public boolean headsReach() {
            return reaches(forHeads == null ? 0 : forHeads, castHeads == null ? 0 : castHeads);
        }

        /** Civil Code art. 278: more than half of those taking part, or at least three quarters. */
        private boolean reaches(long part, long whole) {
            return whole > 0
                    && (kind.equals("SPECIAL")
                            ? new Fraction(3, 4).isReachedBy(part, whole)
                            : new Fraction(1, 2).isExceededBy(part, whole));
        }

        /** Who took part, with denominators. */
        public String participation(Site site) {
            long rollArea = rollAreaX100 == null ? 0 : rollAreaX100;
            long rollHeadCount = rollHeads == null ? 0 : rollHeads;
            long castHeadCount = castHeads == null ? 0 : castHeads;
            return site.text(
                    "disclosure.trace.participation",
                    castArea(),
                    site.share(castArea().x100(), rollArea),
                    castHeadCount,
                    site.share(castHeadCount, rollHeadCount));
        }

        public Area forArea() {
            return new Area(forAreaX100 == null ? 0 : forAreaX100);
        }

        public Area castArea() {
            return new Area(castAreaX100 == null ? 0 : castAreaX100);
        }
    }

    public record Allocation(UUID id, String itemTitle, String source, String documentNumber, long amountFen) {
        public Money amount() {
            return new Money(amountFen);
        }
    }

    public record ContractLine(
            UUID id,
            String contractCode,
            String contractNumber,
            String number,
            String title,
            Unit unit,
            long quantityMilli,
            long priceFen,
            int warrantyMonths,
            String procurement,
            LocalDate signedOn,
            String contractor,
            String supervisor,
            long progressNumerator,
            long progressDenominator) {
        public Money price() {
            return new Money(priceFen);
        }

        public Quantity quantity() {
            return new Quantity(quantityMilli, unit);
        }

        public Fraction progress() {
            return new Fraction(progressNumerator, progressDenominator);
        }

        public BigDecimal progressPercent() {
            return percent(progressNumerator, progressDenominator);
        }
    }

    public record Accepted(
            UUID id,
            UUID acceptanceId,
            String acceptanceCode,
            String kind,
            String state,
            LocalDate occurredOn,
            @Nullable String building,
            String title,
            Unit unit,
            long quantityMilli,
            long priceFen,
            @Nullable LocalDate warrantyFrom,
            @Nullable LocalDate warrantyUntil) {
        public Quantity quantity() {
            return new Quantity(quantityMilli, unit);
        }

        public Money price() {
            return new Money(priceFen);
        }

        public Money value() {
            return quantity().at(price());
        }

        public boolean hasPassed() {
            return state.equals("PASSED");
        }
    }

    public record Signature(UUID acceptanceId, String party, String opinion, Instant signedAt) {}

    public record Payment(
            UUID id,
            String code,
            long amountFen,
            String state,
            String contractor,
            Instant requestedAt,
            @Nullable LocalDate paidOn) {
        public Money amount() {
            return new Money(amountFen);
        }

        public boolean isPaid() {
            return state.equals("PAID");
        }
    }

    public record Source(String source, long amountFen) {
        public Money amount() {
            return new Money(amountFen);
        }
    }

    public record Asset(
            UUID id,
            String code,
            String name,
            @Nullable String building,
            String keeper,
            String upkeep,
            int upkeepEveryMonths,
            LocalDate inUseFromOn,
            @Nullable Integer lifeYears) {}

    /** How many acts stand behind this page, and how many of them are numbered in the public record. */
    public record Proof(long acts, long numbered, @Nullable Instant signedAt) {
        public boolean isComplete() {
            return acts == numbered && signedAt != null;
        }
    }

    /** The page's question, as its heading. */
    public String title() {
        return switch (here.kind()) {
            case PAYMENT -> site.text("disclosure.trace.title.payment", sum(amount()));
            case NEED ->
                site.text("disclosure.trace.title.need", needs.getFirst().title());
            case ASSET ->
                site.text("disclosure.trace.title.asset", assets.getFirst().name());
            case ACCEPTED_LINE ->
                site.text(
                        "disclosure.trace.title.accepted_line",
                        accepted.getFirst().quantity());
            default -> site.text("disclosure.trace.title.item", items.getFirst().title());
        };
    }

    public List<Crumb> crumbs() {
        var payment = here.kind() == Node.Kind.PAYMENT ? payment() : null;
        return List.of(
                new Crumb(place.name(), "/compounds/" + place.id()),
                Crumb.here(
                        payment == null
                                ? site.text("disclosure.trace.crumb")
                                : site.text("disclosure.trace.crumb.payment", payment.code())));
    }

    /** The seven links, in order. */
    public List<TraceLink> links() {
        return TraceLinks.of(this);
    }

    /** The first matter that was counted, if owners decided. */
    public @Nullable Matter decided() {
        return matters.stream().filter(Matter::isCounted).findFirst().orElse(null);
    }

    /** An amount as it is said: in ten-thousands in Chinese, in full in English. */
    public String sum(Money money) {
        return site.isEnglish()
                ? site.text("disclosure.sum", site.money(money))
                : site.text(
                        "disclosure.sum",
                        money.yuan()
                                .movePointLeft(4)
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString());
    }

    public String sourceWords() {
        return site.words()
                .list(sources.stream()
                        .map(source -> site.text(
                                "disclosure.trace.paid.source",
                                site.text("disclosure.trace.source." + source.source()),
                                source.amount()))
                        .toList());
    }

    public String comma() {
        return site.text("disclosure.comma");
    }

    public String stop() {
        return site.text("disclosure.stop");
    }

    public boolean isHere(Node.Kind kind) {
        return here.kind() == kind;
    }

    /** The needs shown at once; the rest waits behind a fold. */
    public List<Need> firstNeeds() {
        return needs.subList(0, Math.min(NEEDS_AT_ONCE, needs.size()));
    }

    public List<Need> restOfNeeds() {
        return needs.subList(firstNeeds().size(), Math.min(TraceFacts.ROWS, needs.size()));
    }

    public boolean hasMoreNeeds() {
        return needs.size() > TraceFacts.ROWS;
    }

    /** Households touched, each counted once however many needs name it. */
    public long households() {
        return householdsByBuilding.stream().mapToLong(Households::households).sum();
    }

    /** Buildings with accepted work, as drawn. */
    public Set<String> acceptedBuildings() {
        var numbers = new LinkedHashSet<String>();
        accepted.forEach(line -> {
            if (line.building() != null) {
                numbers.add(line.building());
            }
        });
        return numbers;
    }

    /** Of the households touched, those in buildings with accepted work. */
    public long householdsInAcceptedBuildings() {
        return householdsByBuilding.stream()
                .filter(h -> acceptedBuildings().contains(h.building()))
                .mapToLong(Households::households)
                .sum();
    }

    public Money acceptedValue() {
        return accepted.stream()
                .filter(Accepted::hasPassed)
                .map(Accepted::value)
                .reduce(Money.ZERO, Money::plus);
    }

    /** Accepted quantities added up by unit, for units are never mixed. */
    public List<Quantity> acceptedQuantities() {
        Map<Unit, Long> byUnit = new LinkedHashMap<>();
        accepted.stream()
                .filter(Accepted::hasPassed)
                .forEach(line -> byUnit.merge(line.unit(), line.quantityMilli(), Math::addExact));
        var sums = new ArrayList<Quantity>();
        byUnit.forEach((unit, milli) -> sums.add(new Quantity(milli, unit)));
        return sums;
    }

    public Money paid() {
        return payments.stream().filter(Payment::isPaid).map(Payment::amount).reduce(Money.ZERO, Money::plus);
    }

    public Money amount() {
        return payments.stream().map(Payment::amount).reduce(Money.ZERO, Money::plus);
    }

    /** The one payment stood on, or the only one there is. */
    public @Nullable Payment payment() {
        return payments.size() == 1 ? payments.getFirst() : null;
    }

    public @Nullable LocalDate warrantyUntil() {
        return accepted.stream()
                .map(Accepted::warrantyUntil)
                .filter(java.util.Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    public @Nullable LocalDate warrantyFrom() {
        return accepted.stream()
                .map(Accepted::warrantyFrom)
                .filter(java.util.Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** True when one price and one ratio explain the whole amount: then the page shows the multiplication. */
    public boolean isOneMultiplication() {
        return isHere(Node.Kind.PAYMENT)
                && contractLines.size() == 1
                && acceptedQuantities().size() == 1
                && acceptedValue().times(contractLines.getFirst().progress()).equals(amount());
    }

    /** What the contract keeps back until completion and settlement. */
    public Money keptBack() {
        return acceptedValue().minus(amount());
    }

    /** The share of a source in the payments, in whole percent, for the drawing. */
    public long sharePercent(Source source) {
        long whole = sources.stream().mapToLong(Source::amountFen).sum();
        return percent(source.amountFen(), whole)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static BigDecimal percent(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
