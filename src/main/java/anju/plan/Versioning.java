package anju.plan;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.registry.Registry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fixes versions of a plan (一小区一策): what was shown, printed and decided on stays readable as it was. */
@Component
public class Versioning {
    public static final int FILE_NUMBER_MIN = 2;
    public static final int FILE_NUMBER_MAX = 40;

    private final Plans plans;
    private final Versions versions;
    private final Registry registry;
    private final Policy policy;
    private final Acts acts;
    private final Commands commands;

    Versioning(Plans plans, Versions versions, Registry registry, Policy policy, Acts acts, Commands commands) {
        this.plans = plans;
        this.versions = versions;
        this.registry = registry;
        this.policy = policy;
        this.acts = acts;
        this.commands = commands;
    }

    /** The plan as it stands, with what it lacks before it can be frozen. */
    public Draft draft(UUID plan) {
        var project = project(plan);
        var catalogues = new HashMap<UUID, CatalogueRules>();
        plans.compounds(project).forEach(compound -> catalogues.put(compound, catalogue(compound)));
        var lacks = new ArrayList<Lack>();
        var items = new ArrayList<FrozenItem>();
        for (var row : versions.standing(plan)) {
            var rules = catalogues.get(row.compoundId());
            var kind = rules == null ? null : rules.item(row.code()).orElse(null);
            if (kind == null) {
                lacks.add(new Lack(Lack.Kind.NOT_IN_CATALOGUE, row.number(), row.id(), row.title()));
                continue;
            }
            var item = row.frozen(kind, versions.grounds(row.id()));
            if (item.grounds().isEmpty()) {
                lacks.add(new Lack(Lack.Kind.NO_GROUND, row.number(), row.id(), row.title()));
            }
            if (!kind.isUsual(item.price()) && item.priceReason() == null) {
                lacks.add(new Lack(Lack.Kind.PRICE_WITHOUT_REASON, row.number(), row.id(), row.title()));
            }
            items.add(item);
        }
        if (items.isEmpty() && lacks.isEmpty()) {
            lacks.add(new Lack(Lack.Kind.NO_ITEM, 0, plan, ""));
        }
        versions.dangersWithoutItem(plan)
                .forEach(need -> lacks.add(new Lack(Lack.Kind.DANGER_NOT_COVERED, 0, need.id(), need.title())));
        return new Draft(plan, List.copyOf(items), List.copyOf(lacks));
    }

    private CatalogueRules catalogue(UUID compound) {
        return policy.rules(
                CatalogueRules.class, registry.pathOf(compound), City.current().today());
    }

    /**
     * Freezes the next version.
     *
     * @param seen the digest of the plan as it was looked at; nobody fixes what they have not seen
     */
    @Transactional
    public Freezing freeze(Viewer by, UUID command, UUID plan, @Nullable String fileNumber, String seen) {
        plans.compounds(project(plan)).forEach(compound -> by.require(Action.DRAW_UP_PLAN, registry.pathOf(compound)));
        if (fileNumber != null) {
            int length = fileNumber.codePointCount(0, fileNumber.length());
            if (length < FILE_NUMBER_MIN || length > FILE_NUMBER_MAX) {
                throw new IllegalArgumentException("a file number has 2 to 40 characters, not " + length);
            }
        }
        var inputs = List.of(plan.toString(), fileNumber == null ? "" : fileNumber, seen);
        return commands.once(command, by.personId(), "plan.version.freeze", inputs, Freezing.class, () -> {
            plans.lock(plan);
            var draft = draft(plan);
            var digest = draft.digest();
            if (!digest.equals(seen)) {
                return new Freezing.Changed();
            }
            if (!draft.lacks().isEmpty()) {
                return new Freezing.Missing(draft.lacks());
            }
            var last = versions.last(plan).orElse(null);
            if (last != null && last.digest().equals(digest)) {
                return new Freezing.Unchanged(last.number());
            }
            if (fileNumber != null && versions.isUsed(fileNumber)) {
                return new Freezing.NumberUsed(fileNumber);
            }
            return frozen(by, draft, digest, fileNumber, last == null ? 1 : last.number() + 1);
        });
    }

    private Freezing frozen(Viewer by, Draft draft, String digest, @Nullable String fileNumber, int number) {
        var city = City.current();
        var id = city.newId();
        var said = Map.of(
                "number",
                number,
                "digest",
                "sha256:" + digest,
                "items",
                draft.items().size(),
                "estimate_fen",
                FrozenItem.sum(draft.items()).fen());
        var sealed = new TreeMap<>(Map.of("by", by.person().toString()));
        if (fileNumber != null) {
            sealed.put("file_number", fileNumber);
        }
        var refs = List.of("plan:" + draft.planId(), "version:" + id);
        var act = acts.record(PlanAct.VERSION_FROZEN, refs, said, sealed);
        versions.insert(id, draft, digest, number, fileNumber, by.person(), city.now(), act);
        return new Freezing.Frozen(id, number, digest);
    }

    private UUID project(UUID plan) {
        return plans.projectOf(plan).orElseThrow(() -> new NoSuchElementException("no plan " + plan));
    }
}
