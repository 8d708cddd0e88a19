package anju.plan.web;

import anju.city.City;
import anju.money.Money;
import anju.notice.OnBoard;
import anju.plan.Comparison;
import anju.plan.FrozenItem;
import anju.plan.SchemePart;
import anju.site.Form;
import anju.site.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A frozen version of a plan: its items by part of the scheme, and what changed since the one before. */
public record VersionPage(
        Site site,
        UUID planId,
        String code,
        String name,
        Head head,
        List<FrozenItem> items,
        int before,
        @Nullable Comparison comparison,
        OnBoard board,
        boolean mayPublishLast,
        Form form) {
    /** Nothing hangs or waits yet, and the reader may have it published. */
    public boolean mayPublish() {
        return mayPublishLast && board.isMissing();
    }

    public record Head(UUID id, int number, @Nullable String fileNumber, String digest, Instant frozenAt) {
        public LocalDate frozenOn() {
            return LocalDate.ofInstant(frozenAt, City.ZONE);
        }
    }

    /** The parts that have items, in the order of the scheme. */
    public List<Part> parts() {
        return Arrays.stream(SchemePart.values())
                .map(part -> new Part(
                        part, items.stream().filter(item -> item.part() == part).toList()))
                .filter(part -> !part.items().isEmpty())
                .toList();
    }

    public record Part(SchemePart part, List<FrozenItem> items) {
        public Money sum() {
            return FrozenItem.sum(items);
        }
    }

    public Money total() {
        return FrozenItem.sum(items);
    }

    public List<String> compounds() {
        return items.stream().map(FrozenItem::compound).distinct().toList();
    }

    /** What a ground is called: a need with its households, or the office's decision. */
    public String said(FrozenItem.Ground ground) {
        if (ground.consensusId() != null) {
            return site.text("plan.version.consensus", ground.said(), ground.opinions());
        }
        return ground.needId() == null
                ? site.text("plan.item.office", ground.said())
                : site.text("plan.version.need", ground.said(), ground.households());
    }

    public String address() {
        return "/plans/" + planId + "/versions/" + head.number();
    }
}
