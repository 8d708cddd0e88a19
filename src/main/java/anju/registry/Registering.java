package anju.registry;

import anju.access.Action;
import anju.access.NewPerson;
import anju.access.People;
import anju.access.Viewer;
import anju.city.Areas;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.Area;
import anju.registry.CompoundDraft.PartDraft;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes into the registry one decision at a time: what there is, what changed from a day on, and who holds it. */
@Component
public class Registering {
    private final Registry registry;
    private final Registers registers;
    private final Areas areas;
    private final Acts acts;
    private final Commands commands;
    private final People people;
    private final OwnersRole ownersRole;

    Registering(
            Registry registry,
            Registers registers,
            Areas areas,
            Acts acts,
            Commands commands,
            People people,
            OwnersRole ownersRole) {
        this.registry = registry;
        this.registers = registers;
        this.areas = areas;
        this.acts = acts;
        this.commands = commands;
        this.people = people;
        this.ownersRole = ownersRole;
    }

    /** Registers a compound with everything the draft lists, in one act. */
    @Transactional
    public Founding register(Viewer by, UUID command, CompoundDraft draft) {
        by.require(Action.KEEP_REGISTRY, draft.areaPath());
        return commands.once(
                command,
                by.personId(),
                "registry.compound.register",
                draft,
                Founding.class,
                () -> registerOnce(by, draft));
    }

    private Founding registerOnce(Viewer by, CompoundDraft draft) {
        registers.lock();
        var area = areas.byPath(draft.areaPath());
        if (area.isEmpty()) {
            return new Founding.NoSuchArea(draft.areaPath());
        }
        var taken = registry.compoundByCode(draft.code());
        if (taken.isPresent()) {
            return new Founding.CodeTaken(draft.code(), taken.get().id());
        }
        var flaw = DraftRules.flawIn(draft, City.current().today());
        if (flaw != null) {
            return flaw;
        }
        var kind = RegistryAct.COMPOUND_REGISTERED;
        var id = Registers.newId();
        var act = acts.record(
                kind,
                refs("compound", id),
                Map.of("parts", DraftRules.parts(draft)),
                Map.of("code", draft.code(), "name", draft.name(), "digest", DraftRules.digest(draft)));
        var path = pathOf(draft.areaPath(), draft.code());
        registers.addCompound(id, draft.code(), area.get().id(), path, draft.builtYear(), act, kind);
        registers.nameCompound(id, draft.name(), draft.address(), draft.builtYear(), draft.since(), act, kind);
        for (var building : draft.buildings()) {
            var buildingId = Registers.newId();
            registers.addBuilding(buildingId, id, building.number(), building.storeys(), act, kind);
            for (var stairwell : building.stairwells()) {
                var stairwellId = Registers.newId();
                registers.addStairwell(stairwellId, buildingId, stairwell.number(), act, kind);
                add(stairwellId, stairwell.parts(), draft.since(), act, kind);
            }
        }
        ownersRole.follow(List.of(id), by.person(), act, kind);
        return new Founding.Founded(id);
    }

    /** A compound's place: below its community, under its own code. */
    static String pathOf(String areaPath, String code) {
        return areaPath + "/" + code;
    }

    private List<UUID> add(UUID stairwell, List<PartDraft> parts, LocalDate since, UUID act, RegistryAct kind) {
        var ids = registers.addParts(stairwell, parts, act, kind);
        registers.addAreas(ids, parts, since, act, kind);
        for (int i = 0; i < parts.size(); i++) {
            var id = ids.get(i);
            parts.get(i).owners().forEach(share -> registers.addOwnership(id, share, act, kind));
        }
        return ids;
    }

    @Transactional
    public Adding addBuilding(Viewer by, UUID command, UUID compound, String number, @Nullable Integer storeys) {
        by.require(Action.KEEP_REGISTRY, registry.pathOf(compound));
        var inputs = java.util.Arrays.asList(compound, number, storeys);
        return commands.once(command, by.personId(), "registry.building.add", inputs, Adding.class, () -> {
            registers.lock();
            var taken = registers.buildingNumbered(compound, number);
            if (taken.isPresent()) {
                return new Adding.NumberTaken(number, taken.get());
            }
            var id = Registers.newId();
            var kind = RegistryAct.BUILDING_ADDED;
            var act = acts.record(kind, List.of("compound:" + compound, "building:" + id), Map.of("number", number));
            registers.addBuilding(id, compound, number, storeys, act, kind);
            return new Adding.Added(id);
        });
    }

    @Transactional
    public Adding addStairwell(Viewer by, UUID command, UUID building, String number) {
        var compound = registers.compoundOfBuilding(building);
        by.require(Action.KEEP_REGISTRY, registry.pathOf(compound));
        var inputs = List.of(building, number);
        return commands.once(command, by.personId(), "registry.stairwell.add", inputs, Adding.class, () -> {
            registers.lock();
            var taken = registers.stairwellNumbered(building, number);
            if (taken.isPresent()) {
                return new Adding.NumberTaken(number, taken.get());
            }
            var id = Registers.newId();
            var kind = RegistryAct.STAIRWELL_ADDED;
            var act = acts.record(kind, List.of("building:" + building, "stairwell:" + id), Map.of("number", number));
            registers.addStairwell(id, building, number, act, kind);
            return new Adding.Added(id);
        });
    }

    /** Adds a part with its areas, from a day on; owners follow by {@link #transfer}. */
    @Transactional
    public Adding addPart(Viewer by, UUID command, UUID stairwell, PartDraft part, LocalDate since) {
        var compound = registers.compoundOfStairwell(stairwell);
        by.require(Action.KEEP_REGISTRY, registry.pathOf(compound));
        var inputs = List.of(stairwell, part, since.toString());
        return commands.once(command, by.personId(), "registry.part.add", inputs, Adding.class, () -> {
            registers.lock();
            var taken = registers.partNumbered(stairwell, part.number());
            if (taken.isPresent()) {
                return new Adding.NumberTaken(part.number(), taken.get());
            }
            var kind = RegistryAct.PART_ADDED;
            var act = acts.record(kind, refs("stairwell", stairwell), Map.of("number", part.number()));
            var id = add(stairwell, List.of(part), since, act, kind).getFirst();
            ownersRole.follow(List.of(compound), by.person(), act, kind);
            return new Adding.Added(id);
        });
    }

    /** Another name, address or year of building from a day on; the earlier ones stay readable. */
    @Transactional
    public Correcting rename(
            Viewer by,
            UUID command,
            UUID compound,
            String name,
            String address,
            @Nullable Integer builtYear,
            LocalDate from) {
        by.require(Action.KEEP_REGISTRY, registry.pathOf(compound));
        var inputs = java.util.Arrays.asList(compound, name, address, builtYear, from.toString());
        return commands.once(command, by.personId(), "registry.compound.rename", inputs, Correcting.class, () -> {
            registers.lock();
            var now = registry.compound(compound).orElseThrow();
            if (now.name().equals(name)
                    && now.address().equals(address)
                    && java.util.Objects.equals(now.builtYear(), builtYear)) {
                return new Correcting.AlreadySo();
            }
            var refusal = refusal(from, registers.namedSince(compound));
            if (refusal != null) {
                return refusal;
            }
            var kind = RegistryAct.COMPOUND_RENAMED;
            var act = acts.record(
                    kind,
                    refs("compound", compound),
                    Map.of("name", name, "address", address, "from", from.toString()));
            registers.nameCompound(compound, name, address, builtYear, from, act, kind);
            return new Correcting.Corrected();
        });
    }

    /** Another area of a part on one basis, from a day on. */
    @Transactional
    public Correcting correctArea(Viewer by, UUID command, UUID part, Basis basis, Area area, LocalDate from) {
        by.require(Action.KEEP_REGISTRY, pathOfPart(part));
        var inputs = List.of(part, basis, area.x100(), from.toString());
        return commands.once(command, by.personId(), "registry.area.correct", inputs, Correcting.class, () -> {
            registers.lock();
            var now = registers.areaNow(part, basis);
            if (now.isPresent() && now.get().value() == area.x100()) {
                return new Correcting.AlreadySo();
            }
            var refusal = refusal(from, now.map(Registers.Dated::since).orElse(null));
            if (refusal != null) {
                return refusal;
            }
            var kind = RegistryAct.PART_AREA_CORRECTED;
            var act = acts.record(
                    kind,
                    refs("part", part),
                    Map.of("basis", basis.name(), "area_x100", area.x100(), "from", from.toString()));
            registers.addArea(part, basis, area, from, act, kind);
            return new Correcting.Corrected();
        });
    }

    @Transactional
    public Correcting changeUse(Viewer by, UUID command, UUID part, Use use, LocalDate from) {
        by.require(Action.KEEP_REGISTRY, pathOfPart(part));
        var inputs = List.of(part, use, from.toString());
        return commands.once(command, by.personId(), "registry.use.change", inputs, Correcting.class, () -> {
            registers.lock();
            if (registry.part(part).orElseThrow().use() == use) {
                return new Correcting.AlreadySo();
            }
            var refusal = refusal(from, registers.useChangedOn(part).orElse(null));
            if (refusal != null) {
                return refusal;
            }
            var kind = RegistryAct.PART_USE_CHANGED;
            var act = acts.record(kind, refs("part", part), Map.of("use", use.name(), "from", from.toString()));
            registers.addUse(part, use, from, act, kind);
            return new Correcting.Corrected();
        });
    }

    /** Ends what the present holders hold and begins what the new ones hold, on one day and in one act. */
    @Transactional
    public Transferring transfer(Viewer by, UUID command, UUID part, List<Share> owners, LocalDate from) {
        by.require(Action.KEEP_REGISTRY, pathOfPart(part));
        var inputs = List.of(part, owners.toString(), from.toString());
        return commands.once(command, by.personId(), "registry.ownership.transfer", inputs, Transferring.class, () -> {
            registers.lock();
            if (from.isAfter(City.current().today())) {
                return new Transferring.NotYet(from);
            }
            if (!Share.makeWhole(owners)) {
                return new Transferring.SharesNotWhole();
            }
            var holders = new HashSet<Holder>();
            for (var share : owners) {
                if (!holders.add(share.holder())) {
                    return new Transferring.HolderTwice();
                }
                if (share.standing() != Standing.OWNED && share.holder().organisationId() == null) {
                    return new Transferring.StockOfAPerson();
                }
            }
            return transferOnce(by, part, owners, from);
        });
    }

    /** As {@link #transfer} to people as a form names them, in equal shares, the first representing; they become known with it. */
    @Transactional
    public Transferring transferTo(Viewer by, UUID command, UUID part, List<NewPerson> owners, LocalDate from) {
        by.require(Action.KEEP_REGISTRY, pathOfPart(part));
        var inputs = List.of(part, owners, from.toString());
        return commands.once(command, by.personId(), "registry.ownership.pass", inputs, Transferring.class, () -> {
            registers.lock();
            var latest = registry.ownersOf(part).stream().map(Owned::since).max(Comparator.naturalOrder());
            if (from.isAfter(City.current().today())) {
                return new Transferring.NotYet(from);
            }
            if (latest.isPresent() && latest.get().isAfter(from)) {
                return new Transferring.Overtaken(latest.get());
            }
            if (owners.size() != new HashSet<>(owners).size()) {
                return new Transferring.HolderTwice();
            }
            var ids = people.add(owners);
            var shares = new ArrayList<Share>();
            for (int i = 0; i < ids.size(); i++) {
                shares.add(new Share(Holder.person(ids.get(i)), Standing.OWNED, 1, ids.size(), i == 0, from));
            }
            return transferOnce(by, part, shares, from);
        });
    }

    private Transferring transferOnce(Viewer by, UUID part, List<Share> owners, LocalDate from) {
        var present = registry.ownersOf(part);
        var latest = present.stream().map(Owned::since).max(Comparator.naturalOrder());
        if (latest.isPresent() && latest.get().isAfter(from)) {
            return new Transferring.Overtaken(latest.get());
        }
        var ending = present.stream()
                .filter(held -> owners.stream().noneMatch(share -> isSame(held, share)))
                .toList();
        var beginning = owners.stream()
                .filter(share -> present.stream().noneMatch(held -> isSame(held, share)))
                .toList();
        if (ending.isEmpty() && beginning.isEmpty()) {
            return new Transferring.AlreadySo();
        }
        var kind = RegistryAct.OWNERSHIP_TRANSFERRED;
        var act = acts.record(
                kind,
                refs("part", part),
                Map.of(
                        "from",
                        from.toString(),
                        "ended",
                        ending.stream().map(held -> held.id().toString()).toList(),
                        "begun",
                        (long) beginning.size()));
        ending.forEach(held -> registers.endOwnership(held.id(), from, act, kind));
        beginning.forEach(share -> registers.addOwnership(part, share, act, kind));
        ownersRole.follow(List.of(registry.part(part).orElseThrow().compoundId()), by.person(), act, kind);
        return new Transferring.Transferred(ending.size(), beginning.size());
    }

    private static boolean isSame(Owned held, Share share) {
        return held.holder().equals(share.holder())
                && held.standing() == share.standing()
                && held.numerator() * share.denominator() == share.numerator() * held.denominator()
                && held.represents() == share.represents();
    }

    private static @Nullable Correcting refusal(LocalDate from, @Nullable LocalDate since) {
        if (from.isAfter(City.current().today())) {
            return new Correcting.NotYet(from);
        }
        return since != null && from.isBefore(since) ? new Correcting.Overtaken(since) : null;
    }

    private String pathOfPart(UUID part) {
        return registry.pathOf(registry.part(part).orElseThrow().compoundId());
    }

    private static List<String> refs(String kind, UUID id) {
        return List.of(kind + ":" + id);
    }
}
