package anju.vote;

import anju.city.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The roll of a vote: parts that count, gathered into heads (SPC interpretation on building ownership, arts. 8 and 9). A part is
 * one head; but all stock of a developer is one, and one buyer of several parts is one. Area is never reduced by this.
 *
 * @param leftOut parking and storage that the rules do not count
 */
record Roll(List<Head> heads, int leftOut, List<UUID> partsWithoutHolder, List<UUID> partsWithoutArea) {

    static Roll of(List<Holding> holdings, VotingRules rules, Supplier<UUID> ids) {
        Map<UUID, List<Holding>> byPart = holdings.stream()
                .collect(Collectors.groupingBy(Holding::partId, LinkedHashMap::new, Collectors.toList()));
        var units = new ArrayList<Unit>();
        var withoutHolder = new ArrayList<UUID>();
        var withoutArea = new ArrayList<UUID>();
        int leftOut = 0;
        for (var lines : byPart.values()) {
            var part = lines.getFirst();
            if (!counts(part.use(), rules)) {
                leftOut++;
                continue;
            }
            if (part.areaX100() == null || part.areaX100() <= 0 || part.basis() == null) {
                withoutArea.add(part.partId());
            } else if (lines.stream().noneMatch(Holding::hasHolder)) {
                withoutHolder.add(part.partId());
            } else {
                units.add(Unit.of(lines, new Head.CountedPart(part.partId(), part.areaX100(), part.basis())));
            }
        }
        return new Roll(heads(units, rules.mergesCoOwners(), ids), leftOut, withoutHolder, withoutArea);
    }

    private static boolean counts(String use, VotingRules rules) {
        return switch (use) {
            case "PARKING" -> rules.parkingCounts();
            case "STORAGE" -> rules.storageCounts();
            default -> true;
        };
    }

    private static List<Head> heads(List<Unit> units, boolean mergesCoOwners, Supplier<UUID> ids) {
        var groups = new LinkedHashMap<Set<String>, List<Unit>>();
        for (var unit : units) {
            var key = unit.holders;
            var group = new ArrayList<Unit>();
            if (mergesCoOwners && !unit.isStock()) {
                // Whoever shares an owner is one head; a chain of shared owners is one too.
                var touching = groups.entrySet().stream()
                        .filter(e -> !e.getValue().getFirst().isStock())
                        .filter(e -> e.getKey().stream().anyMatch(unit.holders::contains))
                        .map(Map.Entry::getKey)
                        .toList();
                var merged = new TreeSet<>(unit.holders);
                for (var other : touching) {
                    merged.addAll(other);
                    group.addAll(groups.remove(other));
                }
                key = merged;
            }
            group.add(unit);
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(group);
        }
        return groups.values().stream().map(group -> head(group, ids)).toList();
    }

    /** Whoever may cast for the head must be authorised for each of its parts (rules of procedure; one head, one ballot). */
    private static Head head(List<Unit> units, Supplier<UUID> ids) {
        var persons = new HashSet<>(units.getFirst().voters);
        units.forEach(unit -> persons.retainAll(unit.voters));
        var widest = units.stream()
                .max(java.util.Comparator.comparingInt(unit -> unit.holders.size()))
                .orElseThrow();
        return new Head(
                ids.get(), widest.kind, units.stream().map(unit -> unit.part).toList(), Set.copyOf(persons));
    }

    long areaX100() {
        return heads.stream().mapToLong(Head::areaX100).reduce(0, Math::addExact);
    }

    int parts() {
        return heads.stream().mapToInt(head -> head.parts().size()).sum();
    }

    /** The digest of every counted line, part by part in order: what the public record is told about the roll. */
    byte[] digest() {
        var lines = new TreeSet<String>();
        for (var head : heads) {
            for (var part : head.parts()) {
                lines.add(part.id() + " " + head.id() + " " + part.areaX100() + " " + part.basis() + "\n");
            }
        }
        return Sha256.of(String.join("", lines));
    }

    /** A part with the set of those who hold it, before parts are gathered into heads. */
    private record Unit(Head.CountedPart part, HolderKind kind, Set<String> holders, Set<UUID> voters) {
        static Unit of(List<Holding> lines, Head.CountedPart part) {
            var stock = lines.stream().filter(Holding::isDevelopersStock).toList();
            // Until delivery the part is the developer's for the count, whatever name stands beside it.
            var holding = stock.isEmpty() ? lines : stock;
            var prefix = stock.isEmpty() ? "" : "stock:";
            var holders = new TreeSet<String>();
            var voters = new HashSet<UUID>();
            for (var line : holding) {
                holders.add(prefix + (line.personId() != null ? "p:" + line.personId() : "o:" + line.organisationId()));
                if (line.personId() != null && line.represents()) {
                    voters.add(line.personId());
                }
            }
            var kind = !stock.isEmpty()
                    ? HolderKind.DEVELOPER
                    : holders.size() > 1
                            ? HolderKind.CO_OWNERS
                            : lines.getFirst().personId() != null ? HolderKind.PERSON : HolderKind.ORGANISATION;
            return new Unit(part, kind, holders, voters);
        }

        boolean isStock() {
            return kind == HolderKind.DEVELOPER;
        }
    }
}
