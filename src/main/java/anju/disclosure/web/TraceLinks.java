package anju.disclosure.web;

import anju.disclosure.Node.Kind;
import anju.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the seven links of a trace from its facts; where nothing is there yet, the link says what comes first. */
final class TraceLinks {
    private final TracePage page;
    private final Site site;

    private TraceLinks(TracePage page) {
        this.page = page;
        this.site = page.site();
    }

    static List<TraceLink> of(TracePage page) {
        var links = new TraceLinks(page);
        return List.of(
                links.needs(),
                links.items(),
                links.matters(),
                links.contract(),
                links.accepted(),
                links.paid(),
                links.upkeep());
    }

    private TraceLink needs() {
        if (page.needs().isEmpty() && !page.consensuses().isEmpty()) {
            return link(
                    1,
                    "consensuses",
                    Kind.CONSENSUS,
                    true,
                    text("consensuses.figure", page.opinions()),
                    text("consensuses.unit"),
                    text("consensuses.sentence", page.consensuses().getFirst().title()),
                    text("consensuses.link", page.consensuses().size()));
        }
        if (page.needs().isEmpty()) {
            var reason = page.items().stream()
                    .map(Traced.Item::officeReason)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse("");
            return link(1, "needs", Kind.NEED, !reason.isEmpty(), text("needs.none"), null, reason, null);
        }
        var bySource = page.needs().stream().collect(Collectors.groupingBy(Traced.Need::source, Collectors.counting()));
        var sources = bySource.entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(e -> text("needs.source." + e.getKey(), e.getValue()))
                .toList();
        var sentence = sources.size() == 1
                ? text("needs.one-source", sources)
                : text("needs.sources", sources, page.needs().size());
        if (page.householdsInAcceptedBuildings() > 0) {
            sentence += text("needs.where", page.acceptedBuildings(), page.householdsInAcceptedBuildings());
        }
        return link(
                1,
                "needs",
                Kind.NEED,
                true,
                text("needs.figure", page.households()),
                text("needs.unit"),
                sentence,
                text("needs.link", page.needs().size()));
    }

    private TraceLink items() {
        if (page.items().isEmpty()) {
            return missing(2, "items", Kind.ITEM);
        }
        var item = page.items().getFirst();
        var one = page.items().size() == 1;
        var figure = one
                ? text("items.figure", item.number())
                : text("items.many", page.items().size());
        var sentence = text(
                "items.sentence",
                item.title(),
                item.quantity(),
                page.sum(item.estimate()),
                text("class." + item.itemClass()));
        return link(
                2,
                "items",
                Kind.ITEM,
                true,
                figure,
                one ? text("items.unit", item.itemsInPlan()) : null,
                sentence,
                text("items.link"));
    }

    private TraceLink matters() {
        var counted = page.decided();
        if (counted != null && counted.verdict() != null) {
            var verdict = switch (counted.verdict()) {
                case "PASSED" -> text("matters." + counted.kind());
                case "REJECTED" -> text("matters.rejected");
                default -> text("matters.quorum");
            };
            var sentence = text(
                    "matters.sentence",
                    counted.title(),
                    counted.areaPercent().toPlainString(),
                    counted.headsPercent().toPlainString(),
                    verdict);
            return link(
                    3,
                    "matters",
                    Kind.MATTER,
                    true,
                    counted.figures().areExact()
                            ? site.number(counted.headsFor())
                            : counted.headsPercent().toPlainString(),
                    counted.figures().areExact() ? text("matters.unit") : "%",
                    sentence,
                    text("matters.link"));
        }
        if (!page.matters().isEmpty()) {
            var matter = page.matters().getFirst();
            return link(
                    3,
                    "matters",
                    Kind.MATTER,
                    true,
                    text("matters.open"),
                    null,
                    text("matters.open.sentence", matter.title(), matter.closesAt()),
                    text("matters.link"));
        }
        boolean must = page.items().stream().anyMatch(item -> !item.decision().equals("NONE"));
        var state = must || page.items().isEmpty() ? "matters.asked" : "matters.none";
        return link(
                3,
                "matters",
                Kind.MATTER,
                !must && !page.items().isEmpty(),
                text(state),
                null,
                text(state + ".sentence"),
                null);
    }

    private TraceLink contract() {
        if (page.contractLines().isEmpty()) {
            return missing(4, "contract", Kind.CONTRACT_LINE);
        }
        var line = page.contractLines().getFirst();
        var one = page.contractLines().size() == 1;
        var sentence = text(
                "contract.sentence",
                line.contractNumber(),
                line.number(),
                text("procurement." + line.procurement()),
                line.warrantyMonths());
        if (!page.changes().isEmpty()) {
            sentence += text("contract.changed", page.changes().size(), page.changed());
        }
        return link(
                4,
                "contract",
                Kind.CONTRACT_LINE,
                true,
                one
                        ? "¥" + site.money(line.price())
                        : text("contract.many", page.contractLines().size()),
                one ? text("contract.unit", line.unit()) : null,
                sentence,
                text("contract.link"));
    }

    private TraceLink accepted() {
        if (page.accepted().isEmpty()) {
            return missing(5, "accepted", Kind.ACCEPTED_LINE);
        }
        var quantities = page.acceptedQuantities();
        if (quantities.isEmpty()) {
            return link(
                    5,
                    "accepted",
                    Kind.ACCEPTED_LINE,
                    true,
                    text("accepted.open"),
                    null,
                    text("accepted.open.sentence"),
                    text("accepted.link"));
        }
        var day = page.accepted().getFirst().occurredOn();
        var parties = page.signatures().stream()
                .map(Traced.Signature::party)
                .distinct()
                .map(party -> text("party." + party))
                .toList();
        return link(
                5,
                "accepted",
                Kind.ACCEPTED_LINE,
                true,
                site.quantity(quantities.getFirst()),
                text("accepted.unit"),
                text("accepted.sentence", site.day(day), parties),
                text("accepted.link"));
    }

    private TraceLink paid() {
        if (page.payments().isEmpty()) {
            return missing(6, "paid", Kind.PAYMENT);
        }
        var payment = page.payment();
        if (!page.paid().isPositive()) {
            return link(
                    6,
                    "paid",
                    Kind.PAYMENT,
                    true,
                    text("paid.waiting"),
                    null,
                    text("paid.waiting.sentence", page.sum(page.amount())),
                    page.isHere(Kind.PAYMENT) ? text("paid.link") : null);
        }
        var sentence = payment != null && payment.paidOn() != null
                ? text("paid.sentence", site.day(payment.paidOn()), payment.contractor(), page.sourceWords())
                : text("paid.many", page.payments().size(), page.sourceWords());
        return link(6, "paid", Kind.PAYMENT, true, page.sum(page.paid()), null, sentence, text("paid.link"));
    }

    private TraceLink upkeep() {
        var until = page.warrantyUntil();
        if (until == null) {
            return missing(7, "upkeep", Kind.ASSET);
        }
        var sentence = new ArrayList<String>(List.of(text("upkeep.sentence", until)));
        page.assets().stream()
                .findFirst()
                .ifPresent(asset -> sentence.add(text("upkeep.keeper", asset.keeper(), asset.upkeep())));
        return link(
                7,
                "upkeep",
                Kind.ASSET,
                true,
                text("upkeep.figure", String.valueOf(until.getYear())),
                text("upkeep.unit"),
                String.join("", sentence),
                text("upkeep.link"));
    }

    private TraceLink missing(int number, String name, Kind kind) {
        return link(number, name, kind, false, text(name + ".none"), null, text(name + ".none.sentence"), null);
    }

    private TraceLink link(
            int number,
            String name,
            Kind kind,
            boolean reached,
            String figure,
            @Nullable String unit,
            String sentence,
            @Nullable String label) {
        var anchor = switch (name) {
            case "paid" -> page.isHere(Kind.PAYMENT) ? "#sum" : "#payments";
            case "upkeep" -> "#ahead";
            default -> "#" + name;
        };
        return new TraceLink(
                number,
                name,
                isHere(kind),
                reached,
                text(name),
                figure,
                unit,
                sentence,
                label == null ? null : anchor,
                label);
    }

    /** Whoever asked stands at the first link, whoever mends at the last. */
    private boolean isHere(Kind kind) {
        return page.isHere(
                switch (page.here().kind()) {
                    case REQUEST -> kind == Kind.NEED ? Kind.REQUEST : kind;
                    case WARRANTY_CLAIM -> kind == Kind.ASSET ? Kind.WARRANTY_CLAIM : kind;
                    case WORK_ORDER -> kind == Kind.ASSET ? Kind.WORK_ORDER : kind;
                    case EXPENSE -> kind == Kind.ASSET ? Kind.EXPENSE : kind;
                    default -> kind;
                });
    }

    private String text(String key, Object... values) {
        return site.text("disclosure.trace." + key, values);
    }
}
