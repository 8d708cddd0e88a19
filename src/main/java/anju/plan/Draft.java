package anju.plan;

import anju.evidence.CanonicalJson;
import anju.vote.Proposal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A plan as it stands now: what freezing would fix, and what is still lacking. */
public record Draft(UUID planId, List<FrozenItem> items, List<Lack> lacks) {
    /** The one text of this plan: canonical JSON, so that equal plans have equal digests. */
    String content() {
        var said = Map.of(
                "plan",
                planId.toString(),
                "items",
                items.stream().map(Draft::said).toList());
        return new String(CanonicalJson.encode(said), StandardCharsets.UTF_8);
    }

    public String digest() {
        return Proposal.digest(content());
    }

    private static Map<String, Object> said(FrozenItem item) {
        var said = new TreeMap<String, Object>(Map.of(
                "item", item.itemId().toString(),
                "number", item.number(),
                "compound", item.compoundId().toString(),
                "title", item.title(),
                "code", item.code(),
                "class", item.itemClass().name(),
                "part", item.part().name(),
                "character", item.character().name(),
                "unit", item.unit().name(),
                "quantity_milli", item.quantityMilli()));
        said.put("quantity_source", item.quantitySource().name());
        said.put("price_fen", item.priceFen());
        said.put("estimate_fen", item.estimateFen());
        said.put("decision", item.decision().name());
        said.put("maintenance_fund", item.maintenanceFund());
        said.put("payers", item.payers().stream().map(Payer::name).toList());
        said.put("grounds", item.grounds().stream().map(Draft::said).toList());
        if (item.quantityReason() != null) {
            said.put("quantity_reason", item.quantityReason());
        }
        if (item.priceReason() != null) {
            said.put("price_reason", item.priceReason());
        }
        return said;
    }

    private static Map<String, Object> said(FrozenItem.Ground ground) {
        if (ground.consensusId() != null) {
            return Map.of("consensus", ground.consensusId().toString(), "opinions", ground.opinions());
        }
        return ground.needId() == null
                ? Map.of("office_reason", ground.said())
                : Map.of("need", ground.needId().toString(), "households", ground.households());
    }
}
