package anju.disclosure.web;

import anju.city.City;
import anju.disclosure.Node;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.site.Crumb;
import anju.site.Site;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The trace (来龙去脉): from whatever one stands on, back to the households and on to upkeep. */
public record TracePage(
        Site site,
        Node here,
        Traced.Place place,
        List<Traced.Request> requests,
        List<Traced.Repair> repairs,
        List<Traced.Expense> expenses,
        List<Traced.Need> needs,
        List<Traced.Consensus> consensuses,
        List<Traced.Households> householdsByBuilding,
        List<Traced.Item> items,
        List<Traced.Matter> matters,
        List<Traced.Allocation> allocations,
        List<Traced.ContractLine> contractLines,
        List<Traced.Change> changes,
        List<Traced.Accepted> accepted,
        List<Traced.Signature> signatures,
        List<Traced.Payment> payments,
        List<Traced.Source> sources,
        List<Traced.Asset> assets,
        List<String> buildings,
        Money earlier,
        Traced.Proof proof,
        LocalDate today) {

    private static final int NEEDS_AT_ONCE = 6;

    /** The page's question, as its heading. */
    public String title() {
        return switch (here.kind()) {
            case PAYMENT -> site.text("disclosure.trace.title.payment", sum(amount()));
            case REQUEST ->
                site.text("disclosure.trace.title.need", requests.getFirst().topic());
            case WARRANTY_CLAIM, WORK_ORDER -> site.text("disclosure.trace.title.repair", repair().code());
            case EXPENSE ->
                site.text("disclosure.trace.title.expense", expense().amount());
            case CONSENSUS ->
                site.text("disclosure.trace.title.need", consensuses.getFirst().title());
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

    /** The repair stood on. */
    private Traced.Repair repair() {
        return repairs.stream()
                .filter(each -> each.id().equals(here.id()))
                .findFirst()
                .orElseThrow();
    }

    /** The expense stood on. */
    private Traced.Expense expense() {
        return expenses.stream()
                .filter(each -> each.id().equals(here.id()))
                .findFirst()
                .orElseThrow();
    }

    /** A request that needed no works, or a repair of something the works did not make, has no seven links. */
    public boolean hasLinks() {
        return (here.kind() == Node.Kind.WARRANTY_CLAIM || !isRepairOrRequest())
                || !needs.isEmpty()
                || !accepted.isEmpty();
    }

    /** What became of a request or a repair, as it is said at the top. */
    public String answer() {
        if (here.kind() == Node.Kind.REQUEST) {
            var request = requests.getFirst();
            var became = repairs.isEmpty()
                    ? needs.isEmpty() ? "" : site.text("disclosure.trace.answer.request.need", needs.size())
                    : site.text(
                            "disclosure.trace.answer.request.repair",
                            repairs.getLast().code(),
                            repairs.getLast().word(site));
            return site.text(
                            "disclosure.trace.answer.request",
                            site.day(request.receivedAt().atZone(City.ZONE).toLocalDate()),
                            request.code(),
                            site.word(request.state()))
                    + became;
        }
        if (here.kind() == Node.Kind.EXPENSE) {
            var expense = expense();
            return site.text(
                    "disclosure.trace.answer.expense",
                    site.text("disclosure.trace.expense." + expense.purpose()),
                    expense.payee(),
                    expense.amount(),
                    site.text("disclosure.trace.source." + expense.source()),
                    site.word(expense.state()));
        }
        return repairs.isEmpty()
                ? ""
                : site.text(
                        "disclosure.trace.answer.repair",
                        site.day(repair().orderedOn()),
                        repair().keeper(),
                        repair().word(site));
    }

    /** Told in a sentence of its own, before what the works say. */
    public boolean isRepairOrRequest() {
        return here.kind() == Node.Kind.REQUEST
                || here.kind() == Node.Kind.WARRANTY_CLAIM
                || here.kind() == Node.Kind.WORK_ORDER
                || here.kind() == Node.Kind.EXPENSE;
    }

    /** The seven links, in order. */
    public List<TraceLink> links() {
        return TraceLinks.of(this);
    }

    /** The first matter that was counted, if owners decided. */
    public Traced.@Nullable Matter decided() {
        return matters.stream().filter(Traced.Matter::isCounted).findFirst().orElse(null);
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
    public List<Traced.Need> firstNeeds() {
        return needs.subList(0, Math.min(NEEDS_AT_ONCE, needs.size()));
    }

    public List<Traced.Need> restOfNeeds() {
        return needs.subList(firstNeeds().size(), Math.min(TraceFacts.ROWS, needs.size()));
    }

    /** Opinions behind all that neighbours agreed on here. */
    public long opinions() {
        return consensuses.stream().mapToLong(Traced.Consensus::opinions).sum();
    }

    public boolean hasMoreNeeds() {
        return needs.size() > TraceFacts.ROWS;
    }

    /** Traced.Households touched, each counted once however many needs name it. */
    public long households() {
        return householdsByBuilding.stream()
                .mapToLong(Traced.Households::households)
                .sum();
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
                .mapToLong(Traced.Households::households)
                .sum();
    }

    /** What the changes come to, more or less. */
    public Money changed() {
        return changes.stream().map(Traced.Change::amount).reduce(Money.ZERO, Money::plus);
    }

    public Money acceptedValue() {
        return accepted.stream()
                .filter(Traced.Accepted::hasPassed)
                .map(Traced.Accepted::value)
                .reduce(Money.ZERO, Money::plus);
    }

    /** Traced.Accepted quantities added up by unit, for units are never mixed. */
    public List<Quantity> acceptedQuantities() {
        Map<Unit, Long> byUnit = new LinkedHashMap<>();
        accepted.stream()
                .filter(Traced.Accepted::hasPassed)
                .forEach(line -> byUnit.merge(line.unit(), line.quantityMilli(), Math::addExact));
        var sums = new ArrayList<Quantity>();
        byUnit.forEach((unit, milli) -> sums.add(new Quantity(milli, unit)));
        return sums;
    }

    public Money paid() {
        return payments.stream()
                .filter(Traced.Payment::isPaid)
                .map(Traced.Payment::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    public Money amount() {
        return payments.stream().map(Traced.Payment::amount).reduce(Money.ZERO, Money::plus);
    }

    /** The one payment stood on, or the only one there is. */
    public Traced.@Nullable Payment payment() {
        return payments.size() == 1 ? payments.getFirst() : null;
    }

    public @Nullable LocalDate warrantyUntil() {
        return accepted.stream()
                .map(Traced.Accepted::warrantyUntil)
                .filter(java.util.Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    public @Nullable LocalDate warrantyFrom() {
        return accepted.stream()
                .map(Traced.Accepted::warrantyFrom)
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
    public long sharePercent(Traced.Source source) {
        long whole = sources.stream().mapToLong(Traced.Source::amountFen).sum();
        return Traced.percent(source.amountFen(), whole)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
