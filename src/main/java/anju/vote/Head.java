package anju.vote;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One head of a roll: who counts as one person, with all their parts and those who may cast the ballot. */
record Head(UUID id, HolderKind kind, List<CountedPart> parts, Set<UUID> persons) {
    /** A part as it is counted; what the registry says later changes nothing. */
    record CountedPart(UUID id, long areaX100, String basis) {}

    long areaX100() {
        return parts.stream().mapToLong(CountedPart::areaX100).reduce(0, Math::addExact);
    }
}
