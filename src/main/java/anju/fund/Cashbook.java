package anju.fund;

import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.money.Money;
import anju.plan.CatalogueRules;
import anju.plan.Decision;
import anju.plan.ItemClass;
import anju.policy.Policy;
import anju.project.Projects;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes a receipt or an allocation down once it was asked for: act, row and booking together, in the asker's transaction. */
@Component
class Cashbook {
    /** What money may be for besides items of the works: running the compound, and the upkeep of its facilities. */
    static final List<String> AFTERWARDS = List.of("OPERATION", "UPKEEP");

    private final Acts acts;
    private final Policy policy;
    private final Projects projects;
    private final Lots lots;
    private final Ledger ledger;

    Cashbook(Acts acts, Policy policy, Projects projects, Lots lots, Ledger ledger) {
        this.acts = acts;
        this.policy = policy;
        this.projects = projects;
        this.lots = lots;
        this.ledger = ledger;
    }

    Lot receive(
            Viewer by,
            UUID project,
            Source source,
            String funder,
            Paperwork paperwork,
            String earmark,
            List<String> purposes,
            Money amount,
            LocalDate receivedOn) {
        var lot = new Lot(City.current().newId(), lots.nextCode(), project, source, purposes);
        var act = acts.record(
                FundAct.LOT_RECEIVED,
                List.of("project:" + project, "lot:" + lot.id()),
                Map.of("amount_fen", amount.fen(), "source", source.name()),
                Map.of(
                        "code", lot.code(),
                        "funder", funder,
                        "document_number", paperwork.documentNumber(),
                        "treasury",
                                Map.of(
                                        "project_code", paperwork.projectCode(),
                                        "subject", paperwork.subject(),
                                        "voucher", paperwork.voucher()),
                        "earmark", earmark,
                        "purposes", lot.purposes(),
                        "amount_fen", amount.fen(),
                        "received_on", receivedOn.toString(),
                        "by", by.person().toString()));
        lots.insert(lot, funder, paperwork, earmark, amount, receivedOn, by.person(), act, null);
        ledger.receive(lot, amount, receivedOn, act);
        return lot;
    }

    /** What was left when the office joined becomes a lot, on the word of the second person. */
    Lot open(Viewer by, UUID opening, OpeningBalance balance, UUID project, LocalDate on, UUID act) {
        var lot = new Lot(
                City.current().newId(), lots.nextCode(), project, balance.source(), List.copyOf(balance.purposes()));
        lots.insert(
                lot,
                balance.funder(),
                Paperwork.of(balance.documentNumber()),
                "",
                balance.left(),
                balance.receivedOn(),
                by.person(),
                act,
                opening);
        ledger.open(lot, balance.left(), on, act);
        return lot;
    }

    /** Sets money aside, or says why not. */
    Allocating allocate(Viewer by, Lot lot, UUID itemId, Money amount) {
        var item = lots.item(itemId).orElseThrow();
        if (!item.projectId().equals(lot.projectId())) {
            return new Allocating.OtherProject();
        }
        if (item.withdrawn()) {
            return new Allocating.ItemWithdrawn();
        }
        var purpose = lot.purposeFor(item);
        if (purpose.isEmpty()) {
            return new Allocating.OutsideEarmark(lot.purposes(), item.itemClass(), item.catalogueCode());
        }
        var needed = stricter(
                item.decision(), rules(lot.projectId()).source(lot.source()).decision());
        var matter = needed == Decision.NONE
                ? null
                : lots.passed(itemId, majorities(needed)).orElse(null);
        if (needed != Decision.NONE && matter == null) {
            return new Allocating.NotDecided(needed);
        }
        var left = ledger.availableLocked(lot.id());
        if (amount.compareTo(left) > 0) {
            return new Allocating.NotEnough(amount, left);
        }
        var allocation = new Allocation(City.current().newId(), itemId, lot.id(), amount, false);
        var references = Arrays.asList(
                "project:" + lot.projectId(),
                "lot:" + lot.id(),
                "item:" + itemId,
                "allocation:" + allocation.id(),
                matter == null ? "" : "matter:" + matter);
        var act = acts.record(
                FundAct.ALLOCATION_MADE,
                references.stream().filter(reference -> !reference.isEmpty()).toList(),
                Map.of("amount_fen", amount.fen(), "purpose", purpose),
                Map.of(
                        "amount_fen",
                        amount.fen(),
                        "purpose",
                        purpose,
                        "by",
                        by.person().toString()));
        int number = lots.allocationsOf(lot.id(), itemId) + 1;
        lots.insert(allocation, lot.source(), purpose, matter, by.person(), act);
        ledger.allocate(lot, allocation, item.number(), number, act);
        return new Allocating.Allocated(allocation.id(), left.minus(amount));
    }

    FundingRules rules(UUID project) {
        return policy.rules(
                FundingRules.class,
                projects.paths(project).getFirst(),
                City.current().today());
    }

    /** The first purpose that is neither a class of items, nor a code of the catalogue, nor what comes after the works. */
    Optional<String> unknownPurpose(UUID project, Collection<String> purposes) {
        return purposes.stream()
                .filter(purpose -> !AFTERWARDS.contains(purpose) && !isItems(purpose, project))
                .findFirst();
    }

    private boolean isItems(String purpose, UUID project) {
        return Arrays.stream(ItemClass.values()).anyMatch(known -> known.name().equals(purpose))
                || policy.rules(
                                CatalogueRules.class,
                                projects.paths(project).getFirst(),
                                City.current().today())
                        .item(purpose)
                        .isPresent();
    }

    /** The majorities that do for a decision; the greater does for the lesser. */
    static List<String> majorities(Decision needed) {
        return switch (needed) {
            case NONE, ORDINARY -> List.of("ORDINARY", "SPECIAL", "LIFT", "UNANIMOUS");
            case SPECIAL -> List.of("SPECIAL", "LIFT", "UNANIMOUS");
            case LIFT -> List.of("LIFT", "UNANIMOUS");
            case UNANIMOUS -> List.of("UNANIMOUS");
        };
    }

    static Decision stricter(Decision a, Decision b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
