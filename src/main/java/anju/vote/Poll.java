package anju.vote;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vote as one head finds it at the moment of casting.
 *
 * @param persons who may cast for the head; null when the head is not on this vote's roll
 * @param hasBallot a valid ballot of this head is in already
 * @param mandate the one that stands, with its proxy
 * @param ownBallot a valid ballot is in that the head cast without a proxy
 */
record Poll(
        VoteState state,
        Instant opensAt,
        Instant closesAt,
        @Nullable Set<UUID> persons,
        Set<UUID> matters,
        boolean hasBallot,
        @Nullable UUID mandate,
        @Nullable UUID proxy,
        boolean ownBallot) {
    boolean takesBallotsOf(Instant t) {
        return !t.isBefore(opensAt) && t.isBefore(closesAt);
    }

    boolean isProxy(UUID person) {
        return person.equals(proxy);
    }

    boolean lets(UUID person) {
        return persons != null && persons.contains(person);
    }
}
